// `!!! note`, `??? note` and `=== "Tab"` of MkDocs that readers see: no plugin has read them. What they hold is indented.
// https://squidfunk.github.io/mkdocs-material/reference/admonitions/

import type { Position } from '../../core/diagnostic.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { literalTexts } from '../markdown/api.ts';

const mark = /^(?:(?:!!!|\?\?\?\+?)[ \t]*[a-z]{2,20}(?![a-z])|===[+!]?(?=[ \t]+["“]))/gm;

export const reportAdmonitions: Pass<unknown> = {
  name: 'report-admonitions',
  needs: /!!!|\?\?\?|===/,
  run(tree, context) {
    const { raw } = context.post;
    for (const { text, at } of literalTexts(tree, raw, mark)) {
      if (!holdsIndented(raw, at)) continue;
      context.report({
        rule: 'literal-container',
        severity: 'warning',
        message: `Readers see “${text}” as it is written: it is MkDocs', and its text may become code.`,
        remedy: text.startsWith('=')
          ? 'Write a heading, and the text below without its indentation.'
          : 'Write “::: note title”, the text without its indentation, and “:::”; or npm install hexo-admonition.',
        at,
      });
    }
  },
};

/** Whether the line below, a blank one aside, is indented by as much as MkDocs asks for. */
function holdsIndented(raw: string, { line }: Position): boolean {
  const [below = '', next = ''] = raw.split('\n', line + 2).slice(line);
  return /^[ \t>]*(?: {4}|\t)\S/.test(below.trim() === '' ? next : below);
}
