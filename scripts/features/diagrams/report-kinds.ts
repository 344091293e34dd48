// Tells of diagrams whose kind mermaid doesn't know: readers would see a message in place of them. What else is wrong in
// a diagram needs a browser to be found.

import { likelyMeant } from '../../core/misspelling.ts';
import type { ScannedPost } from '../../hexo/define-feature.ts';

const fence = /^(`{3,}|~{3,})[ \t]*\{?\.?mermaid(?=[\s{},]|$)[^\n]*\n/i;
const tag = /^\{%-?\s*mermaid\s*-?%\}$/;
const closingFence = /\n[ \t>]*[`~]{3,}\s*$/;
const markersOfContainers = /^[ \t>]+/gm;

/** What diagrams begin with, by mermaid's detectors: https://mermaid.js.org/intro/ */
export const kinds: readonly string[] =
  'graph flowchart swimlane-beta sequenceDiagram classDiagram stateDiagram erDiagram journey gantt pie quadrantChart requirement gitGraph C4Context C4Container C4Component C4Dynamic C4Deployment mindmap timeline sankey xychart block packet kanban architecture radar-beta treemap treeView-beta venn-beta ishikawa wardley-beta cynefin-beta usecase-beta eventmodeling agentflow-beta railroad-beta railroad-abnf-beta railroad-ebnf-beta railroad-peg-beta info'.split(
    ' ',
  );
const known = new RegExp(`^(?:${kinds.join('|')})`, 'i');

export function reportKinds({ text, segments, report }: ScannedPost): void {
  for (const [index, { kind, start, end }] of segments.entries()) {
    const source = text.slice(start, end);
    const before = segments[index - 1];
    const isFence = kind === 'code-block' && fence.test(source);
    // `{% mermaid graph TD %}` names the kind.
    const isBody = kind === 'verbatim' && before?.kind === 'tag' && tag.test(text.slice(before.start, before.end));
    if (!isFence && !isBody) continue;
    const bodyAt = isFence ? source.indexOf('\n') : 0;
    const unknown = unknownKind(source.slice(bodyAt).replace(closingFence, '').replace(markersOfContainers, ''));
    if (unknown === undefined) continue;
    const meant = likelyMeant(unknown, kinds);
    report({
      rule: 'diagram-kind',
      severity: 'warning',
      message: `mermaid has no kind of diagram that begins with "${unknown}".`,
      remedy: meant
        ? `Did you mean "${meant}"?`
        : 'Begin with its kind, e.g. "graph LR" or "sequenceDiagram"; https://mermaid.js.org/intro/ lists them.',
      offset: start + Math.max(0, source.indexOf(unknown, bodyAt)),
    });
  }
}

/** The first word of a diagram, if it is no kind of diagram: behind settings, https://mermaid.js.org/config/directives.html */
function unknownKind(source: string): string | undefined {
  const text = source.replace(/^\s*---\s*\n[\s\S]*?\n---\s*\n/, '').replace(/%%[^\n]*/g, '');
  const [word = ''] = text.trim().split(/\s/);
  return word === '' || known.test(word) ? undefined : word;
}
