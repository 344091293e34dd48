// In posts whose diagrams aren't to be drawn, they are code like any other.

import { elements, hasClass, replaceWith, setAttribute } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import type { DiagramsConfig } from './config.ts';
import { diagramClass } from './diagram-html.ts';

export interface Drawing {
  /** Whether this post's diagrams are drawn. */
  readonly drawn: boolean;
}

export const plainDiagrams: Pass<DiagramsConfig, Drawing> = {
  name: 'plain-diagrams',
  needs: (html, { data }) => data['mermaid'] !== true && html.includes(`class="${diagramClass}"`),
  run(tree, { prepared }) {
    if (prepared.drawn) return;
    for (const diagram of [...elements(tree, 'div')]) {
      if (!hasClass(diagram, diagramClass)) continue;
      for (const code of elements(diagram, 'code')) setAttribute(code, 'class', 'language-mermaid');
      const [pre] = [...elements(diagram, 'pre')];
      if (pre) replaceWith(diagram, pre);
    }
  },
};
