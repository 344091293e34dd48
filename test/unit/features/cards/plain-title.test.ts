import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLines, plainTitle } from '../../../../scripts/features/cards/plain-title.ts';

describe('a title', () => {
  it.each([
    ['$\\alpha$-GAN: {BERT} at \\emph{scale}', 'α-GAN: BERT at scale'],
    ['$\\Sigma$ and $\\sigma$', 'Σ and σ'],
    ['Learning  from\n  nothing', 'Learning from nothing'],
    ['100\\% of $5 and $10', '100% of $5 and $10'],
    ['a \u202Egnp.exe\u202C b\u0007', 'a gnp.exe b'],
    ['论文：从 $O(n^2)$ 到 $O(n)$', '论文：从 O(n^2) 到 O(n)'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['', ''],
  ])('%j reads %j', (title, plain) => {
    expect(plainTitle(title)).toBe(plain);
  });
});

describe('the first lines of an abstract', () => {
  it('end at a word, or between Chinese characters', () => {
    expect(firstLines('We present a model that reads.', 17)).toBe('We present a…');
    expect(firstLines('我们提出一种模型，读论文。', 8)).toBe('我们提出…');
    expect(firstLines('short', 80)).toBe('short');
  });

  it('are never wider than asked for', () => {
    const width = (text: string): number =>
      Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (text, most) => {
        expect(width(firstLines(text, most).replace(/…$/, ''))).toBeLessThanOrEqual(most);
      }),
    );
  });
});
