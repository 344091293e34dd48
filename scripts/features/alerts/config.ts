// Keys below `paperlog.alerts`.

import * as z from 'zod';

export const alertsConfig = z.object({
  enable: z
    .boolean()
    .default(true)
    .describe('引用块提示：`> [!NOTE]`，可加标题、可折叠 | Alerts written as quotes: `> [!NOTE]`, titled and folding'),
  containers: z
    .boolean()
    .default(true)
    .describe('冒号容器：`::: tip 标题` 至 `:::` | Containers of colons: `::: tip title` up to `:::`'),
  titles: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      '各类提示的默认标题，如 `tip: 小贴士`；未写的按站点语言 | Default titles by kind, e.g. `tip: Hint`; others come in the site’s language',
    ),
});

export type AlertsConfig = z.infer<typeof alertsConfig>;
