// Keys below `paperlog.covers`.

import * as z from 'zod';

export const coversConfig = z.object({
  replaceRemote: z
    .boolean()
    .default(false)
    .describe(
      '`index_img` 若是外站图片，改用构建时绘制的封面 | A cover drawn at build stands for an `index_img` on another host',
    ),
  drawMissing: z
    .boolean()
    .default(false)
    .describe('没有 `index_img` 的文章也绘制封面 | Draw a cover for posts without `index_img` too'),
});

export type CoversConfig = z.infer<typeof coversConfig>;
