// Keys below `paperlog.theme`.

import * as z from 'zod';

export const themeConfig = z.object({
  selfHosted: z
    .boolean()
    .default(true)
    .describe(
      '主题用到的库与图标从本站加载，不用 CDN | Libraries and icons of the theme come from the site itself, not from a CDN',
    ),
});

export type ThemeConfig = z.infer<typeof themeConfig>;
