// Keys below `paperlog.diagrams`.

import * as z from 'zod';

export const diagramsConfig = z.object({
  mode: z
    .enum(['auto', 'theme', 'off'])
    .default('auto')
    .describe(
      'auto：自己托管 mermaid，只在有图的页面、快滚动到时加载；theme：交给主题；off：显示为代码 | ' +
        'auto: mermaid of our own, loaded on pages with diagrams when one is near; theme: left to the theme; off: shown as code',
    ),
});

export type DiagramsConfig = z.infer<typeof diagramsConfig>;
