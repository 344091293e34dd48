// Keys below `paperlog.images`.

import * as z from 'zod';

export const imagesConfig = z.object({
  caption: z
    .boolean()
    .default(true)
    .describe(
      '独占一段的图片以标题或替代文字作图注 | A picture alone in its paragraph gets a caption from its title or alternative text',
    ),
  lazy: z.boolean().default(true).describe('首图之后的图片延迟加载 | Pictures after the first load lazily'),
});

export type ImagesConfig = z.infer<typeof imagesConfig>;
