import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { searchIndex } from '../../../../scripts/features/theme/search-index.ts';

const read = (xml: string): { title: string; content: string; url: string }[] => {
  const parser = new XMLParser({ isArray: (name) => name === 'entry', trimValues: false, parseTagValue: false });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what stands for it is another package
  const { search } = parser.parse(xml, true) as {
    search: { entry?: { title: { '#text': string } | string; content: { '#text': string } | string; url: string }[] };
  };
  const text = (value: { '#text': string } | string): string => (typeof value === 'string' ? value : value['#text']);
  return (search.entry ?? []).map(({ title, content, url }) => ({ title: text(title), content: text(content), url }));
};

const entry = { title: 'T', url: '/a/', content: '', categories: [], tags: [] };

it('holds titles and content as HTML that shows them as text', () => {
  const [found] = read(
    searchIndex([{ ...entry, title: '<img src=x onerror=alert(1)>', content: '<p>a &lt;b&gt; ]]&gt; c</p>' }]),
  );
  expect(found).toMatchObject({ title: '&lt;img src=x onerror=alert(1)&gt;', content: 'a &lt;b&gt; ]]&gt; c' });
});

it('leaves out what XML cannot hold', () => {
  expect(read(searchIndex([{ ...entry, title: 'a\u0000b\u0008\ufffe\ud800c', tags: ['\u0001'] }]))[0]?.title).toBe(
    'abc',
  );
});

it('encodes addresses once', () => {
  expect(read(searchIndex([{ ...entry, url: '/sub/你 好/%E4%BD%A0/' }]))[0]?.url).toBe(
    '/sub/%E4%BD%A0%20%E5%A5%BD/%E4%BD%A0/',
  );
});

it('is an empty index without posts', () => {
  expect(read(searchIndex([]))).toEqual([]);
});

it('is well-formed whatever titles, names and contents are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, content) => {
      read(searchIndex([{ title, url: `/${title}/`, content, categories: [content], tags: [title] }]));
    }),
  );
});
