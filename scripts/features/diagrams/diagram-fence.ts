// ```` ```mermaid ````: marked's renderer for this one language of fences.

import type Hexo from 'hexo';
import type { MarkedExtension } from 'marked';
import type { DiagramsConfig } from './config.ts';
import { diagramHtml } from './diagram-html.ts';
import { drawingMode } from './fluid-mermaid.ts';

const mermaid = /^\{?\.?mermaid(?=[\s{},]|$)/i;

export function diagramFence(hexo: Hexo, config: () => DiagramsConfig): MarkedExtension {
  return {
    renderer: {
      code({ lang, text }) {
        if (lang === undefined || !mermaid.test(lang) || text.trim() === '') return false;
        const mode = drawingMode(hexo, config());
        return mode === 'off' ? false : `${diagramHtml(text, mode)}\n`;
      },
    },
  };
}
