// Diagrams: ```` ```mermaid ```` and Fluid's `{% mermaid %}`, drawn in the reader's browser by our own copy of mermaid.

import { defineFeature } from '../../hexo/define-feature.ts';
import { diagramsConfig, type DiagramsConfig } from './config.ts';
import { diagramFence } from './diagram-fence.ts';
import { drawingMode, isDrawn, switchOffInFluid } from './fluid-mermaid.ts';
import { mermaidTag } from './mermaid-tag.ts';
import { plainDiagrams, type Drawing } from './plain-diagrams.ts';
import { diagramMark, diagramSettings, mermaidRoutes } from './publish-mermaid.ts';
import { reportKinds } from './report-kinds.ts';

export default defineFeature<DiagramsConfig, Drawing>({
  name: 'diagrams',
  config: diagramsConfig,
  markdown: (env) => diagramFence(env.hexo, () => env.config),
  tags: { mermaid: mermaidTag },
  prepare: ({ hexo }, { data }) => ({ drawn: isDrawn(hexo, data) }),
  passes: [plainDiagrams],
  page: { used: diagramMark, styles: ['styles.css'], scripts: ['browser.ts'] },
  pagePass: { used: diagramMark, run: diagramSettings },
  generators: {
    'paperlog-mermaid': ({ hexo, config }) => (drawingMode(hexo, config) === 'auto' ? mermaidRoutes(hexo) : []),
  },
  hooks: {
    scanned: ({ hexo, config }, post) =>
      drawingMode(hexo, config) === 'auto' && isDrawn(hexo, post.data) ? reportKinds(post) : undefined,
    beforeGenerate({ hexo, config }) {
      if (drawingMode(hexo, config) === 'auto') switchOffInFluid(hexo);
    },
  },
});
