// Fluid's `{% mermaid %}`, which there breaks at every `<` and `&`.

import type { TagDefinition } from '../../hexo/define-feature.ts';
import type { DiagramsConfig } from './config.ts';
import { diagramHtml } from './diagram-html.ts';
import { drawingMode } from './fluid-mermaid.ts';

export const mermaidTag: TagDefinition<DiagramsConfig> = {
  block: true,
  sync: true,
  render: ({ hexo, args, body, config }) => diagramHtml(source(args, body), drawingMode(hexo, config)),
};

/** NexT and Butterfly write the kind of diagram behind the name: `{% mermaid graph TD %}`. */
function source(args: readonly string[], body: string): string {
  const kind = args.join(' ');
  return /^[A-Za-z][\w-]*(?: (?:TB|TD|BT|RL|LR))?;?$/.test(kind) ? `${kind}\n${body.replace(/^\s*\n/, '')}` : body;
}
