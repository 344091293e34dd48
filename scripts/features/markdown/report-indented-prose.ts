// A paragraph of Chinese that its author has indented by blanks or a tab, as on paper: for Markdown it is code.

import type { ScannedPost } from '../../hexo/define-feature.ts';

const fence = /^(?:`{3}|~{3})/;
const han = /[\p{Script=Han}\u3000-\u303f\uff01-\uff5e\u2018-\u201d\u2014\u2026]/gu;
const sentence = /[，。！？；：、]/;
/** Of the letters and signs of a text. */
const leastHan = 0.8;
const codeSign = /[{}=<>|\\$#]|\/\/|^\s*(?:[-+*]|\d+[.)])\s/m;

/** One finding a post: whoever indents one paragraph does so with all. */
export function reportIndentedProse({ segments, text, report }: ScannedPost): void {
  for (const { kind, start, end } of segments) {
    if (kind !== 'code-block') continue;
    const code = text.slice(start, end);
    if (fence.test(code.trimStart()) || !isProse(code)) continue;
    report({
      rule: 'indented-prose',
      severity: 'warning',
      message: 'This paragraph is indented by four columns or more: Markdown shows it as code.',
      remedy: 'Indent it with full-width spaces (　　), or not at all.',
      offset: start + code.length - code.trimStart().length,
    });
    return;
  }
}

function isProse(code: string): boolean {
  if (!sentence.test(code) || codeSign.test(code)) return false;
  const signs = code.replace(/\s+/g, '').length;
  return (code.match(han)?.length ?? 0) >= signs * leastHan;
}
