// Methods of JavaScript itself that plugins replace.

import { afterEach, expect, it } from 'vitest';
import { restoreBuiltIns } from '../../../scripts/hexo/built-ins.ts';
import { createSite } from '../../support/site.ts';

afterEach(() => {
  Reflect.deleteProperty(String.prototype, 'shout');
  restoreBuiltIns();
});

it('puts back what was replaced, and leaves what was added', () => {
  expect(restoreBuiltIns()).toEqual([]);
  const added = (): string => '';
  Object.assign(String.prototype, { replaceAll: () => 'wrong', at: () => 'wrong', shout: added });
  expect(restoreBuiltIns()).toEqual(['String.prototype.at', 'String.prototype.replaceAll']);
  expect('a-b'.replaceAll(/[ab]/g, (letter) => letter.toUpperCase())).toBe('A-B');
  expect((String.prototype as unknown as { shout: unknown }).shout).toBe(added);
  expect(Object.keys(String.prototype)).toEqual(['shout']);
});

it('a blog builds with a script that brings a replaceAll for old Node, and says so', async () => {
  const site = createSite({
    'scripts/old.js': `String.prototype.replaceAll = function (search, replacement) { return this.split(search).join(replacement); };`,
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\ntags: [t]\n---\n\ntext\n',
  });
  const { code, output } = await site.hexo(['generate']);
  expect(output).toContain('replaces String.prototype.replaceAll');
  expect(code).toBe(0);
  expect(site.read('public/tags/index.html')).toContain('>t</a>');
  site.dispose();
});
