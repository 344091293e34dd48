// `O(n*m)，O(n*k)`: by CommonMark's rule two asterisks between letters are emphasis (`foo*bar*baz`), and whoever meant
// products sees neither of them.

import { elements, indexInParent, isText, textContent } from '../../core/html.ts';
import { SourceText } from '../../core/source-text.ts';
import type { Pass } from '../../hexo/define-feature.ts';

/** Something of a formula on both sides of both marks. */
const product = /[\w)\]]<em>[\w([][^<]*[\w)\]]<\/em>[\w([]|[\w)\]]<em>\w<\/em>[\w([]/;
const endsWithOperand = /[\w)\]]$/;
const beginsWithOperand = /^[\w([]/;
const operandBefore = /(?:^|[^A-Za-z])[A-Za-z]$|[\d)\]]$/;
const operandBehind = /^[A-Za-z](?![A-Za-z])|^[\d(]/;
/** Further ones of a post are told by the first. */
const mostFindings = 3;
/** Those with an escape in them are looked for in vain, through the whole post. */
const mostTries = 50;

export const reportSwallowedAsterisks: Pass = {
  name: 'report-swallowed-asterisks',
  needs: product,
  run(tree, { post: { raw }, report }) {
    const source = new SourceText(raw);
    let found = 0;
    let tries = 0;
    for (const emphasis of elements(tree, 'em')) {
      const siblings = emphasis.parentNode?.childNodes ?? [];
      const at = indexInParent(emphasis);
      const [before, behind] = [siblings[at - 1], siblings[at + 1]];
      if (!before || !behind || !isText(before) || !isText(behind)) continue;
      const text = textContent(emphasis);
      if (!endsWithOperand.test(before.value) || !beginsWithOperand.test(behind.value)) continue;
      if (!beginsWithOperand.test(text) || !endsWithOperand.test(text)) continue;
      // `un*frigging*believable` is emphasis.
      const isProduct =
        (operandBefore.test(before.value) || operandBehind.test(text)) &&
        (operandBefore.test(text) || operandBehind.test(behind.value));
      if (!isProduct) continue;
      tries += 1;
      if (tries > mostTries) return;
      const offset = raw.indexOf(`*${text}*`);
      if (offset === -1) continue;
      report({
        rule: 'swallowed-asterisks',
        severity: 'warning',
        message: `Readers don't see the asterisks around “${text}”: they are read as emphasis.`,
        remedy: 'Put products in backticks or between dollar signs, or write \\* for the asterisk.',
        at: source.positionAt(offset),
      });
      found += 1;
      if (found === mostFindings) return;
    }
  },
};
