import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkFrames, type LinkRenderer } from '../../../scripts/hexo/link-frames.ts';
import { createRenderer, type Renderer } from '../../support/renderer.ts';

describe.each([
  ['neither', 'enable: false', ''],
  ['windows of their own', 'enable: true', ' target="_blank" rel="noopener"'],
  ['nofollow', 'nofollow: true', ' rel="noopener external nofollow noreferrer"'],
  ['a site left out', 'enable: true, exclude: [b.test]', ' target="_blank" rel="noopener"'],
])('links of the renderer with %s', (name, setting, foreign) => {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await createRenderer(`external_link: false\nmarked:\n  external_link: { ${setting} }\n`);
  });
  afterAll(() => {
    renderer.dispose();
  });

  it('are marked by their sites', async () => {
    const html = await renderer.render(
      '[a](https://a.test/1) [b](https://a.test/2?c=d#e) [c](https://blog.test/3) [d](https://b.test/) [e](/f "g")',
    );
    const excluded = name === 'a site left out' ? '' : foreign;
    expect(html).toContain(
      [
        `<a href="https://a.test/1"${foreign}>a</a>`,
        `<a href="https://a.test/2?c=d#e"${foreign}>b</a>`,
        `<a href="https://blog.test/3">c</a>`,
        `<a href="https://b.test/"${excluded}>d</a>`,
        '<a href="/f" title="g">e</a>',
      ].join(' '),
    );
  });
});

it('the renderer is asked once for a site, and for each address that is not plain', () => {
  const asked: string[] = [];
  const original: LinkRenderer = ({ href, title }) => {
    asked.push(href);
    return `<a href="${href}"${title ? ' title' : ''} rel="x"></a>`;
  };
  const link = linkFrames(original);
  const renderer = { parser: { parseInline: String }, options: { hexo: { config: { url: 'https://blog.test' } } } };
  const render = (href: string, title: string | null = null): string | false =>
    link.call(renderer, { href, title, tokens: 't' });
  expect(render('https://a.test/b')).toBe('<a href="https://a.test/b" rel="x">t</a>');
  expect(render('https://a.test/c')).toBe('<a href="https://a.test/c" rel="x">t</a>');
  expect(asked).toEqual(['https://a.test/']);
  const others = [
    'https://a.test/"',
    'https://a.test/中',
    'https://a.test/&',
    '//a.test/b',
    '/b',
    '#c',
    'mailto:a@b.c',
  ];
  for (const href of others) render(href);
  render('https://a.test/b', 'title');
  expect(asked.slice(1)).toEqual([...others, 'https://a.test/b']);
});

it('other methods of the renderer are asked themselves', () => {
  const link = linkFrames(({ href }) => `<b>${href}</b>`);
  const renderer = { parser: { parseInline: String }, options: { hexo: { config: { url: '' } } } };
  fc.assert(
    fc.property(fc.webUrl(), (href) => {
      expect(link.call(renderer, { href, tokens: '' })).toBe(`<b>${href}</b>`);
    }),
  );
});
