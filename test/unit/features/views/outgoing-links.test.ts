// Links to other sites are marked as Hexo marks them, whatever their tags look like.

import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outgoingMarker } from '../../../../scripts/features/views/outgoing-links.ts';

const require = createRequire(import.meta.url);
const filter = require('hexo/dist/plugins/filter/after_render/external_link.js') as (
  this: unknown,
  html: string,
) => string;
const hexo = {
  config: {
    url: 'https://blog.example.com',
    external_link: { enable: true, field: 'site', exclude: ['friend.example.com'] },
  },
};
const asked: string[] = [];
const ask = (tag: string): string => {
  asked.push(tag);
  return filter.call(hexo, tag);
};

const sites = [
  'https://blog.example.com',
  'http://friend.example.com',
  'https://other.example.com:8080',
  '//cdn.example.com',
];
const address = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...sites),
      fc.constantFrom('', '/', '/a/b.html', '?target=1', '/x?rel=y', '#z', '@host/', '/中文'),
    )
    .map(([site, path]) => site + path),
  fc.constantFrom(
    '/a/',
    '/',
    '//',
    '',
    '#top',
    'a.html',
    'mailto:a@b.c',
    'javascript:',
    'HTTPS://OTHER.example.com/',
    'https:',
    'https:///x',
    'https://',
    'https://中文.com/',
  ),
);
const others = fc.constantFrom(
  '',
  ' class="a"',
  ' target="_self"',
  " rel='nofollow'",
  ' REL="noopener"',
  ' data-href="https://other.example.com/"',
  ' title="href=https://x.y/"',
  ' >',
);
const tag = fc
  .tuple(
    fc.constantFrom('<a ', '<A ', '<a\n', '<a id="i" ', '<a data-href="/y" '),
    fc.constantFrom('"', "'"),
    address,
    others,
  )
  .map(([start, quote, href, rest]) => `${start}href=${quote}${href}${quote}${rest}>`);

it('as Hexo does, tag by tag', () => {
  const mark = outgoingMarker(ask);
  fc.assert(
    fc.property(tag, (text) => {
      expect(mark(text)).toBe(filter.call(hexo, text));
    }),
    { numRuns: 3000 },
  );
});

it('asks about a site once, not about each address', () => {
  const mark = outgoingMarker(ask);
  asked.length = 0;
  for (let i = 0; i < 100; i++) {
    expect(mark(`<a href="https://arxiv.org/abs/${i}" class="b">`)).toBe(
      `<a target="_blank" rel="noopener" href="https://arxiv.org/abs/${i}" class="b">`,
    );
    expect(mark(`<a href="/posts/${i}/">`)).toBe(`<a href="/posts/${i}/">`);
  }
  expect(asked).toHaveLength(1);
});
