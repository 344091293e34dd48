// Fluid's `{% mermaid %}`, which there breaks at every `<` and `&`.

import type { TagDefinition } from '../../hexo/define-feature.ts';
import type { DiagramsConfig } from './config.ts';
import { diagramHtml } from './diagram-html.ts';
import { drawingMode } from './fluid-mermaid.ts';

export const mermaidTag: TagDefinition<DiagramsConfig> = {
  block: true,
  sync: true,
  render: ({ hexo, body, config }) => diagramHtml(body, drawingMode(hexo, config)),
};
