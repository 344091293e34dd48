// Keys below `paperlog.links`.

import * as z from 'zod';
import { fetchConfig } from './fetch-config.ts';

export const linksConfig = z.object({
  file: z
    .string()
    .regex(/^(?!\/)(?!.*\.\.).+\.json$/, 'must be a path of a .json file inside the blog')
    .default('source/_data/links.json')
    .describe('链接记录文件 | The lock file with the records of links, relative to the blog'),
  fetch: fetchConfig.default(fetchConfig.parse({})).describe('联网命令 | Commands that use the network'),
});

export type LinksConfig = z.infer<typeof linksConfig>;
