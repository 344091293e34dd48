// Keys below `paperlog.linkChecks`.

import * as z from 'zod';

export const linkChecksConfig = z.object({
  ignore: z
    .array(z.string())
    .default([])
    .describe('以这些文字开头的网址不检查 | Addresses that begin with one of these aren’t checked, e.g. /demo/'),
  enabled: z.boolean().default(true).describe('检查链接 | Whether links are checked'),
});

export type LinkChecksConfig = z.infer<typeof linkChecksConfig>;
