// Asterisks that were meant as emphasis and that readers see: in HTML, where Markdown isn't read before a blank line, and
// where CommonMark's rule leaves them as text (`**a.**b`, `** a **`).

import { isElement, isText, type Node, type Root } from '../../core/html.ts';
import { SourceText } from '../../core/source-text.ts';
import { scanSource } from '../../core/source/scan.ts';
import type { Pass } from '../../hexo/define-feature.ts';

const tight = String.raw`(?=[^\s*])[^*\n<>]{1,100}(?<=\S)\*\*`;
/** `** 重点 **`, `**重点 **后文`; `**kwargs 与 **options` and `2 ** n ** 2` are none. */
const spaced = String.raw`(?=[^*\n<>]{0,100}\p{Script=Han})(?:[ \t]+[\p{Script=Han}“‘（《【「][^*\n<>]{0,100}\*\*|[^\s*][^*\n<>]{0,100}\s\*\*(?![A-Za-z_]))`;
const literal = new RegExp(String.raw`\*\*(?:${tight}|${spaced})(?!\*)`, 'gu');
const notProse: ReadonlySet<string> = new Set([
  'code',
  'pre',
  'script',
  'style',
  'textarea',
  'kbd',
  'samp',
  'math',
  'svg',
]);
const notText: ReadonlySet<string> = new Set([
  'front-matter',
  'code-block',
  'code-span',
  'comment',
  'raw-html',
  'math',
]);
/** Further ones of a post are told by the first. */
const mostFindings = 5;
/** Escaped ones are looked for in vain, through the whole post. */
const mostTexts = 50;

export const reportLiteralEmphasis: Pass = {
  name: 'report-literal-emphasis',
  needs: /\*\*[^*\n<>]{1,100}\*\*/,
  run(tree, context) {
    const texts = literalsIn(tree);
    if (texts.length === 0) return;
    const { raw } = context.post;
    const source = new SourceText(raw);
    const hidden = scanSource(raw).filter(({ kind }) => notText.has(kind));
    let from = 0;
    let found = 0;
    for (const text of texts) {
      const offset = placeOf(text, from);
      // With a backslash before its asterisks, it is what its author wants.
      if (offset === -1) continue;
      from = offset + text.length;
      found += 1;
      if (found > mostFindings) return;
      context.report({
        rule: 'literal-emphasis',
        severity: 'warning',
        message: `Readers see the asterisks of “${text}”.`,
        remedy:
          'Between HTML tags write <b>…</b>, or leave a blank line behind the opening tag; elsewhere take out blanks within the asterisks, put what ends in punctuation before a space, or the punctuation behind the asterisks. To show asterisks, write \\*\\*.',
        at: source.positionAt(offset),
      });
    }

    function placeOf(text: string, start: number): number {
      let next = 0;
      for (let at = raw.indexOf(text, start); at !== -1; at = raw.indexOf(text, at + 1)) {
        while (next < hidden.length && (hidden[next]?.end ?? 0) <= at) next += 1;
        if ((hidden[next]?.start ?? raw.length) > at) return at;
      }
      return -1;
    }
  },
};

function literalsIn(tree: Root): string[] {
  const texts: string[] = [];
  const stack: Node[] = [...tree.childNodes].reverse();
  for (let node = stack.pop(); node && texts.length < mostTexts; node = stack.pop()) {
    if (isText(node)) texts.push(...(node.value.match(literal) ?? []));
    else if ('childNodes' in node && !(isElement(node) && notProse.has(node.tagName))) {
      for (const child of [...node.childNodes].reverse()) stack.push(child);
    }
  }
  return texts;
}
