// Configuration of numbered figures and tables: `paperlog.references`.

import * as z from 'zod';

export const referencesConfig = z.object({
  enable: z
    .boolean()
    .default(false)
    .describe(
      '给图与表编号，并可引用：图片后写 {#fig:名字}，表格下写“表：说明 {#tbl:名字}”，正文写 @fig:名字 | Numbers figures and tables, and references to them',
    ),
});

export type ReferencesConfig = z.infer<typeof referencesConfig>;
