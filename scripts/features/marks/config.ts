// Configuration of marks: `paperlog.marks`. All are off: each changes what plain texts mean.

import * as z from 'zod';

export const marksConfig = z.object({
  highlight: z.boolean().default(false).describe('==高亮== | ==highlighted=='),
  subscript: z
    .boolean()
    .default(false)
    .describe('H~2~O 的下标；单波浪线不再是删除线 | Subscript; a single tilde no longer strikes through'),
  superscript: z.boolean().default(false).describe('x^2^ 的上标 | Superscript'),
});

export type MarksConfig = z.infer<typeof marksConfig>;
