import { expect, it } from 'vitest';
import { labelTag } from '../../../../scripts/features/theme/label-tag.ts';

const label = (written: string): string => labelTag(written.split(' '));

it.each([
  ['primary @重点', 'primary', '重点'],
  ['primary@重点 后', 'primary', '重点 后'],
  ['@重点', 'default', '重点'],
  ['my-class other @text', 'my-class other', 'text'],
  ['文字', 'default', '文字'],
  ['primary 文字 二', 'primary', '文字 二'],
  ['primary', 'default', 'primary'],
  ['info @写信到 me@example.com', 'info', '写信到 me@example.com'],
  ['文字@别处', 'default', '文字@别处'],
])('{%% label %s %%} is %s: %s', (written, classes, text) => {
  expect(label(written)).toBe(`<span class="label label-${classes}">${text}</span>`);
});

it('has no class that would end its attribute', () => {
  expect(label('"><b @x')).toBe('<span class="label label-default">"><b @x</span>');
});
