import { expect, it } from 'vitest';
import { withAuthoredAddress } from '../../../scripts/hexo/authored-addresses.ts';
import { createRenderer } from '../../support/renderer.ts';

it.each([
  ['a sign that would cut the query', 'https://a.test/s?q=C%23', 'https://a.test/s?q=C%23'],
  [
    'signs that would mean something else',
    'https://a.test/s?q=C%2B%2B&u=b%26c',
    'https://a.test/s?q=C%2B%2B&amp;u=b%26c',
  ],
  ['an address in an address', '/jump?to=https%3A%2F%2Fb.test%2F%3Fx', '/jump?to=https%3A%2F%2Fb.test%2F%3Fx'],
  ['GBK', 'http://a.test/s?wd=%C4%E3%BA%C3', 'http://a.test/s?wd=%C4%E3%BA%C3'],
  ['a host alone', 'https://a.test', 'https://a.test'],
  ['the case of letters', 'HTTPS://A.test/B', 'HTTPS://A.test/B'],
  ['a path with dots', 'https://a.test/b/../c?d#', 'https://a.test/b/../c?d#'],
  ['backslashes', 'https://a.test/b\\c', 'https://a.test/b%5Cc'],
  ['entities', '/s?a=%23&amp;b&#x3d;&quot;&semi;&notit;&copy', '/s?a=%23&amp;b=%22;&amp;notit;&amp;copy'],
  ['GBK in a folder', '%C4%E3/', '%C4%E3/'],
])('keeps %s', async (_, address, written) => {
  const renderer = await createRenderer();
  expect(await renderer.render(`[甲](${address})`)).toContain(` href="${written}"`);
  renderer.dispose();
});

it('encodes what isn’t, and no host', () => {
  const html = '<a href="x">甲</a>';
  expect(withAuthoredAddress(html, 'http://例子.test/100%?q=%41乙 "丙"')).toBe(
    '<a href="http://例子.test/100%25?q=%41%E4%B9%99%20%22%E4%B8%99%22">甲</a>',
  );
  expect(withAuthoredAddress(html, 'http://a"b<c')).toBe('<a href="http://a%22b%3Cc">甲</a>');
  expect(withAuthoredAddress(html, '/\uD800%41')).toBe('<a href="/%EF%BF%BD%41">甲</a>');
});

it('leaves to Hexo what has no percent-encoding on this site, other schemes and pictures beside the post', () => {
  expect(withAuthoredAddress('<a href="x">甲</a>', '/乙 丙')).toBe('<a href="x">甲</a>');
  expect(withAuthoredAddress('<a href="x">甲</a>', 'data:text/html,%3Cb%3E')).toBe('<a href="x">甲</a>');
  expect(withAuthoredAddress('<img src="x">', 'a%20b.png')).toBe('<img src="x">');
  expect(withAuthoredAddress('<img src="x">', 'https://a.test/%C4.png')).toBe('<img src="https://a.test/%C4.png">');
});

it.each(['http://', 'https:', 'https://a.test:port/b.png', 'http://['])(
  'renders a post with a picture at %s, where nothing can be',
  async (address) => {
    const renderer = await createRenderer();
    expect(await renderer.render(`甲 ![乙](${address}) 丙`)).toMatch(
      /^<p>甲 <img src="http[^"]*" alt="乙"[^>]*> 丙<\/p>$/m,
    );
    renderer.dispose();
  },
);
