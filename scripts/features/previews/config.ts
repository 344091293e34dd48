// Configuration of previews: `paperlog.previews`.

import * as z from 'zod';

export const previewsConfig = z.object({
  links: z
    .enum(['lists', 'all', 'none'])
    .default('lists')
    .describe(
      '哪些链接有预览：lists 列表里的，all 全部，none 没有 | Which links have a preview: those in lists, all, none',
    ),
});

export type PreviewsConfig = z.infer<typeof previewsConfig>;
