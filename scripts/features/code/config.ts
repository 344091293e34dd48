// Keys below `paperlog.code`; how code is highlighted stays with Hexo's and the theme's own settings.

import * as z from 'zod';

export const codeConfig = z.object({
  foldLines: z
    .int()
    .min(0)
    .default(0)
    .describe('超过这么多行的代码块先折叠，0 为不折叠 | Blocks of more lines than this are folded at first; 0: none'),
  wrapLines: z
    .boolean()
    .default(false)
    .describe('长行折行显示，否则在块内横向滚动 | Long lines are broken, else they scroll within the block'),
  copy: z
    .boolean()
    .default(true)
    .describe(
      '复制按钮（Fluid 的 `code.copy_btn: false` 同样生效） | A button that copies; Fluid’s `code.copy_btn: false` counts too',
    ),
  contrast: z
    .number()
    .min(0)
    .max(21)
    .default(4.5)
    .describe(
      '配色与背景的对比度不足时调整到这个值，0 为保持原样 | Colours of a style with less contrast than this are adjusted; 0: never',
    ),
});

export type CodeConfig = z.infer<typeof codeConfig>;
