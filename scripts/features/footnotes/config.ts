// Keys below `paperlog.footnotes`.

import * as z from 'zod';

export const footnotesConfig = z.object({
  enable: z
    .boolean()
    .default(true)
    .describe(
      '脚注 `[^1]`；关闭后由 Fluid 自己的脚注处理 | Footnotes `[^1]`; if switched off, Fluid’s own filter makes them',
    ),
  inline: z
    .boolean()
    .default(false)
    .describe(
      '行内脚注 `^[内容]`；正文里的 `^[` 将不再是文字 | Notes in the text: `^[note]`; a plain `^[` is no longer text',
    ),
});

export type FootnotesConfig = z.infer<typeof footnotesConfig>;
