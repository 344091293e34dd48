// The markup of a diagram: its source, readable as it is; a script may put the drawing in its place.

import { escapeHtml } from '../../core/html.ts';
import type { DiagramsConfig } from './config.ts';

export const diagramClass = 'paperlog-diagram';

/** Tags join lines, and Nunjucks looks for braces: neither finds any. */
export function diagramHtml(source: string, mode: DiagramsConfig['mode']): string {
  const text = escapeHtml(source.replace(/^\n+|\s+$/g, ''))
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;')
    .replaceAll('\n', '&#10;');
  if (mode !== 'auto')
    return `<pre><code class="${mode === 'theme' ? 'mermaid' : 'language-mermaid'}">${text}</code></pre>`;
  return `<div class="${diagramClass}"><pre><code class="mermaid">${text}</code></pre></div>`;
}
