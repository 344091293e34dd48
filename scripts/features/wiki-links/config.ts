// Configuration of wiki links: `paperlog.wikiLinks`.

import * as z from 'zod';

export const wikiLinksConfig = z.object({
  enable: z
    .boolean()
    .default(false)
    .describe(
      'Obsidian 的 [[文章]]、[[文章#标题|文字]] 与 ![[图片.png|300]] | Obsidian’s links between posts, and pictures',
    ),
});

export type WikiLinksConfig = z.infer<typeof wikiLinksConfig>;
