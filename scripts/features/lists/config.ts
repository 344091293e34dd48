// Keys below `paperlog.lists`.

import * as z from 'zod';

export const listsConfig = z.object({
  definitions: z
    .boolean()
    .default(true)
    .describe('定义列表：一行术语，下一行 `: 定义` | Definition lists: a line with the term, below it `: definition`'),
});

export type ListsConfig = z.infer<typeof listsConfig>;
