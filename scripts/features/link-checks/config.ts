// Keys below `paperlog.linkChecks`.

import { z } from 'zod';

export const linkChecksConfig = z.object({
  enabled: z.boolean().default(true).describe('检查链接 | Whether links are checked'),
});

export type LinkChecksConfig = z.infer<typeof linkChecksConfig>;
