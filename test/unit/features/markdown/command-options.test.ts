import { expect, it } from 'vitest';
import { keepCommandOptions } from '../../../../scripts/features/markdown/command-options.ts';

/** As hexo-renderer-marked does it. */
const smart = (text: string): string => text.replace(/---/g, '\u2014').replace(/--/g, '\u2013');

it.each([
  ['docker ps --format x', 'docker ps --format x'],
  ['使用--help参数', '使用--help参数'],
  ['a --- b --save 与 -- 和 c--d', 'a — b --save 与 – 和 c–d'],
  ['--行首 他说 --Bob', '–行首 他说 –Bob'],
  ['原来的 – 与 — 和 --x', '原来的 – 与 — 和 --x'],
  ['---- --y', '—- --y'],
  ['没有', '没有'],
])('%j is %j', (text, kept) => {
  expect(keepCommandOptions(text, smart(text))).toBe(kept);
});
