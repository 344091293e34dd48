import fc from 'fast-check';
import { expect, it } from 'vitest';
import { termAtLineBreak } from '../../../../scripts/features/lists/line-break-terms.ts';

/** hexo-renderer-marked's expression. */
const original = /(?:^|\s)(\S.+)<br>:\s+(\S.+)/;
const expected = (text: string): string | undefined =>
  original.test(text) ? text.replace(original, '<dl><dt>$1</dt><dd>$2</dd></dl>') : undefined;

it('makes of every paragraph what hexo-renderer-marked makes of it', () => {
  const pieces = fc.array(fc.constantFrom('<br>:', '<br>', ': ', ' ', '\n', 'a', 'term', '中文', '\t'), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      expect(termAtLineBreak(text)).toBe(expected(text));
    }),
    { numRuns: 3000 },
  );
});
