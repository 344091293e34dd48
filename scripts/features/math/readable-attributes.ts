// The pass for formulas where there is no markup: what stands for a picture that isn't seen, and what a pointer over a
// link or picture shows. A caption has been made of it by then, with the formula drawn.

import { attribute, elements, setAttribute } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import type { MathConfig } from './config.ts';
import { readableTitle } from './readable-title.ts';

/** In what stands for a picture or is shown over it. */
export function hasFormulaInAttribute(html: string): boolean {
  return /\$|\\\(/.test(html) && / (?:alt|title)="[^"]*(?:\$|\\\()/.test(html);
}

const attributes = ['alt', 'title'] as const;

export const readableAttributes: Pass<MathConfig> = {
  name: 'readable-attributes',
  after: ['images', 'render-formulas'],
  needs: (html, { formulas }) => formulas === true && hasFormulaInAttribute(html),
  run(tree) {
    for (const node of elements(tree)) {
      if (node.tagName !== 'img' && node.tagName !== 'a') continue;
      for (const name of attributes) {
        const text = attribute(node, name);
        if (text !== undefined && /\$|\\\(/.test(text)) setAttribute(node, name, readableTitle(text));
      }
    }
  },
};
