import { beforeAll, expect, it } from 'vitest';
import { emojiExtension } from '../../../../scripts/features/emoji/extension.ts';
import { emojiOf, loadShortcodes } from '../../../../scripts/features/emoji/load-shortcodes.ts';
import { markdownWith } from '../../../support/markdown-features.ts';

const parse = markdownWith(emojiExtension(emojiOf));
beforeAll(loadShortcodes);

it.each([
  [':rocket:', '🚀'],
  ['中文:rocket:中文', '中文:rocket:中文'],
  ['中文，:rocket:。', '中文，🚀。'],
  [':+1: :-1: :100:', '👍 👎 💯'],
  ['**:rocket:**', '<strong>🚀</strong>'],
])('%s', (markdown, html) => {
  expect(parse(markdown)).toBe(`<p>${html}</p>\n`);
});

it.each([
  '10:30:00',
  '1:100:2',
  'a:rocket:',
  ':rocket:a',
  ':nix:',
  '::rocket::',
  '`:rocket:`',
  'http://a.b/:rocket:/c',
  ':constructor:',
  '\\:rocket:',
])('%s stays as it is', (markdown) => {
  expect(parse(markdown)).not.toMatch(/\p{Extended_Pictographic}/u);
});

it('goes into alternative texts, and not into addresses', () => {
  expect(parse('![:rocket:](a:rocket:b "t")')).toBe('<p><img src="a:rocket:b" alt="🚀" title="t"></p>\n');
});
