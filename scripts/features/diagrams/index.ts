// Diagrams: ```` ```mermaid ```` and Fluid's `{% mermaid %}`, drawn in the reader's browser by our own copy of mermaid.

import { defineFeature } from '../../hexo/define-feature.ts';
import { diagramsConfig, type DiagramsConfig } from './config.ts';
import { diagramFence } from './diagram-fence.ts';
import { drawingMode, onlyWhereAsked, switchOffInFluid } from './fluid-mermaid.ts';
import { mermaidTag } from './mermaid-tag.ts';
import { plainDiagrams, type Drawing } from './plain-diagrams.ts';
import { diagramMark, diagramSettings, mermaidRoutes } from './publish-mermaid.ts';

export default defineFeature<DiagramsConfig, Drawing>({
  name: 'diagrams',
  config: diagramsConfig,
  markdown: (env) => diagramFence(env.hexo, () => env.config),
  tags: { mermaid: mermaidTag },
  prepare: ({ hexo }, { data }) => ({ drawn: data['mermaid'] !== false && !onlyWhereAsked(hexo) }),
  passes: [plainDiagrams],
  page: { used: diagramMark, styles: ['styles.css'], scripts: ['browser.ts'] },
  pagePass: { used: diagramMark, run: diagramSettings },
  generators: {
    'paperlog-mermaid': ({ hexo, config }) => (drawingMode(hexo, config) === 'auto' ? mermaidRoutes(hexo) : []),
  },
  hooks: {
    beforeGenerate({ hexo, config }) {
      if (drawingMode(hexo, config) === 'auto') switchOffInFluid(hexo);
    },
  },
});
