// A paragraph of Chinese, a picture or a formula that its author has indented by blanks or a tab, as on paper: for
// Markdown it is code.

import type { ScannedPost } from '../../hexo/define-feature.ts';

const fence = /^(?:`{3}|~{3})/;
const han = /[\p{Script=Han}\u3000-\u303f\uff01-\uff5e\u2018-\u201d\u2014\u2026]/gu;
const sentence = /[，。！？；：、]/;
/** Of the letters and signs of a text. */
const leastHan = 0.8;
/** A picture, or a formula: nobody shows their source by four blanks. */
const markdownAlone =
  /^\s*(?:!\[[^\]\n]*\]\([^()\s]+\)|\$(?!\s)[^$\n]*\\[a-zA-Z][^$\n]*\$|\$\$[^$\n]*\\[a-zA-Z][^$\n]*\$\$)\s*$/;
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
      message: 'This line is indented by four columns or more: Markdown shows it as code.',
      remedy: 'Indent it with full-width spaces (　　), or not at all; what is meant to be code belongs into a fence.',
      offset: start + code.length - code.trimStart().length,
    });
    return;
  }
}

function isProse(code: string): boolean {
  if (markdownAlone.test(code)) return true;
  if (!sentence.test(code) || codeSign.test(code)) return false;
  // A name in Latin letters weighs no more than a Chinese character.
  const signs = code.replace(/\*\*|\s+/g, '').replace(/[A-Za-z][\w.-]*/g, 'a').length;
  return (code.match(han)?.length ?? 0) >= signs * leastHan;
}
