// Configuration of attributes: `paperlog.attributes`.

import * as z from 'zod';

export const attributesConfig = z.object({
  enable: z
    .boolean()
    .default(true)
    .describe(
      '图片、链接、代码、强调与标题后的 {#id .class width=300} | {#id .class width=300} behind pictures, links, code, emphasis, headings',
    ),
});

export type AttributesConfig = z.infer<typeof attributesConfig>;
