import { expect, it } from 'vitest';
import { countHtml, countText, minutesToRead, shortNumber } from '../../../../scripts/features/theme/word-count.ts';

it.each([
  ['你好，世界！', 4, 0],
  ['Hello, world', 0, 2],
  ['用 GPT-4 写 3.5 万字', 4, 2],
  ["it's naïve über Straße", 0, 4],
  ['한국어 가나', 5, 0],
  ['ひらがな カタカナ', 8, 0],
  ['😀 👍🏽', 0, 0],
  ['𠮷野家', 3, 0],
  ['', 0, 0],
])('%s', (text, characters, words) => {
  expect(countText(text)).toEqual({ characters, words });
});

it('leaves out markup, styles, scripts and formulas for machines, and reads entities', () => {
  const html = '<p title="三个字">两字 a&amp;b</p><style>x{}</style><script>let y</script><math><mi>z</mi></math>';
  expect(countHtml(html)).toEqual({ characters: 2, words: 2 });
});

it('shows numbers and minutes as Fluid does', () => {
  expect([shortNumber(999), shortNumber(1240), shortNumber(12_400)]).toEqual(['999', '1.2k', '12k']);
  expect(minutesToRead({ characters: 1000, words: 0 }, 120, 60)).toBe(9);
  expect(minutesToRead({ characters: 0, words: 0 })).toBe(1);
});
