import { describe, expect, it } from 'vitest';
import { unusableKey } from '../../../../scripts/features/front-matter/unusable-keys.ts';
import { createSite } from '../../../support/site.ts';

const message = (data: Record<string, unknown>, body = 'Text.') => unusableKey(data, body)?.message;

describe('front matter that Hexo would lose a post over', () => {
  it('is a key "content" above a text', () => {
    expect(message({ title: 'A', content: 'B' })).toContain('"content" would take the place of the text');
    expect(message({ title: 'A', content: 'B' }, ' \n')).toBeUndefined();
  });

  it.each(['_id', 'save', 'replace', 'toObject', '__proto__'])('is a key %s', (key) => {
    expect(message(Object.fromEntries([[key, 'x']]))).toBe(`"${key}" is a name that Hexo needs for itself.`);
  });

  it('is what contains itself, or stands for more than anybody writes', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(message({ a: [loop] })).toBe('"a" contains itself by an alias.');
    let laughs: unknown[] = ['ha'];
    for (let depth = 0; depth < 20; depth += 1) laughs = Array.from({ length: 9 }, () => laughs);
    expect(message({ a: laughs })).toMatch(/"a" has more than 100000 values/);
  });

  it('is half of a character, and NUL', () => {
    expect(message({ tags: ['a', ['b\ud800c']] })).toBe('"tags" contains \\uD800, which is no character.');
    expect(message({ title: 'a\0' })).toBe('"title" contains \\u0000, which is no character.');
    expect(message({ title: 'a\u0001' })).toBe('"title" contains \\u0001, which is no character.');
    expect(message({ categories: [['\ufffe']] })).toBe('"categories" contains \\uFFFE, which is no character.');
    expect(message({ title: '\tTab 和 🐋' })).toBeUndefined();
    expect(message({ title: '😀', tags: ['𠮷'] })).toBeUndefined();
  });

  it('is a list of categories that was meant as categories beside each other', () => {
    const many = Array.from({ length: 60 }, (_, index) => `c${index}`);
    expect(message({ categories: many })).toContain('"categories" is a list of 60 categories, each of which');
    expect(message({ categories: many.map((name) => [name]) })).toBeUndefined();
    expect(message({ tags: many })).toBeUndefined();
  });

  it('is a list of languages, or a number', () => {
    expect(message({ lang: ['en'] })).toBe('"lang" must be the name of one language.');
    expect(message({ language: 5 })).toBe('"language" must be the name of one language.');
    expect(message({ lang: null, language: 'en' })).toBeUndefined();
  });

  it('is no other key, and no other value', () => {
    expect(message({ update: 'x', remove: true, constructor: 'x', a: { b: [null, 1, new Date(0)] } })).toBeUndefined();
  });
});

it('is one error with its line each', async () => {
  const head = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n';
  const site = createSite({
    'source/_posts/a.md': `${head}content: mine\n---\n\nText.\n`,
    'source/_posts/b.md': `${head}__proto__: { a: 1 }\n---\n\nText.\n`,
    'source/_posts/c.md': `${head}a: &a [*a]\n---\n\nText.\n`,
    'source/_posts/d.md': `${head}tags: ["a\\uD800"]\n---\n\nText.\n`,
    'source/_posts/f.md': `${head}categories: [constructor, __proto__]\n---\n\nText.\n`,
    'source/_posts/e.md': '---\ntitle: A\ndate: 0000-01-01 10:00:00\n---\n\nText.\n',
  });
  const { code, output } = await site.hexo(['generate']);
  for (const name of ['a', 'b', 'c', 'd'])
    expect(output).toContain(`source/_posts/${name}.md:4:1 error front-matter: "`);
  expect(output).toContain('source/_posts/e.md:3:7 error date: "0000-01-01 10:00:00" is not a date: the year 0 would');
  expect(output).toContain('5 errors');
  expect(code).toBe(1);
  site.dispose();
});
