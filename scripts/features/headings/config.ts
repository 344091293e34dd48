// Keys below `paperlog.headings`.

import * as z from 'zod';

export const headingsConfig = z.object({
  singleH1: z
    .boolean()
    .default(true)
    .describe(
      '正文里的一级标题：与文章标题相同则省去，否则降为二级，其下各级随之下移 | First-level headings in the body: left out if they repeat the title, else moved down with all below them',
    ),
  toc: z
    .boolean()
    .default(true)
    .describe('独占一段的 [TOC] 换成目录 | [TOC] alone in its paragraph becomes a list of the headings'),
});

export type HeadingsConfig = z.infer<typeof headingsConfig>;
