// Configuration of markup: `paperlog.markup`.

import * as z from 'zod';

export const markupConfig = z.object({
  modernize: z
    .boolean()
    .default(true)
    .describe(
      '把 <center>、<font>、align、bgcolor 等过时写法换成样式，样子不变 | Obsolete HTML becomes styles that look the same',
    ),
});

export type MarkupConfig = z.infer<typeof markupConfig>;
