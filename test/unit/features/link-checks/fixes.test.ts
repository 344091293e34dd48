// `hexo links fix`: only addresses change, only with --write, and what isn't as expected is left alone.

import { afterAll, expect, it } from 'vitest';
import { applyFixes, unifiedDiff, type Fix } from '../../../../scripts/features/link-checks/apply-fixes.ts';
import { createSite, type Site } from '../../../support/site.ts';

const sites: Site[] = [];
afterAll(() => {
  for (const site of sites) site.dispose();
});

const fix = (line: number, column: number, from: string, to: string): Fix => ({
  file: 'a.md',
  line,
  column,
  rule: 'x',
  from,
  to,
});

it('changes the address at its place and nothing else, CRLF included', () => {
  const text = '# a\r\n[x](www.a.com) [y](www.a.com)\r\n';
  const fixed = applyFixes(text, [fix(2, 20, 'www.a.com', 'https://www.a.com')], '/');
  expect(fixed.text).toBe('# a\r\n[x](www.a.com) [y](https://www.a.com)\r\n');
  expect(unifiedDiff('a.md', text, fixed.text)).toBe(
    '--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n # a\r\n-[x](www.a.com) [y](www.a.com)\r\n+[x](www.a.com) [y](https://www.a.com)\r\n \n',
  );
});

it('knows addresses written decoded, with entities or without the root', () => {
  expect(applyFixes('[x](/文/#A)', [fix(1, 5, '/b/%E6%96%87/#A', '/b/%E6%96%87/#a')], '/b/').text).toBe('[x](/文/#a)');
  expect(
    applyFixes('<a href="http://x.y/?a&amp;b">', [fix(1, 10, 'http://x.y/?a&b', 'https://x.y/?a&b')], '/').text,
  ).toBe('<a href="https://x.y/?a&amp;b">');
});

it('knows addresses that a browser reads otherwise than they are written', () => {
  const twice = fix(1, 5, 'http://https//a.com/x', 'https://a.com/x');
  expect(applyFixes('[x](http://https://a.com/x)', [twice], '/').text).toBe('[x](https://a.com/x)');
});

it('knows bare addresses before the end of a sentence or of emphasis', () => {
  for (const text of ['http://a.com/x.', 'http://a.com/x, and', '**http://a.com/x**', 'http://a.com/x<br>']) {
    const column = text.indexOf('h') + 1;
    expect(applyFixes(text, [fix(1, column, 'http://a.com/x', 'https://a.com/x')], '/').text).toBe(
      text.replace('http:', 'https:'),
    );
  }
  expect(applyFixes('http://a.com/x.pdf', [fix(1, 1, 'http://a.com/x', 'https://a.com/x')], '/').done).toEqual([]);
});

it('changes the definition of a reference if all that refer to it are to be changed', () => {
  const definition = '[One  label]: <http://a.com/x> "t"\r\n';
  const both = [fix(1, 1, 'http://a.com/x', 'https://a.com/x'), fix(2, 4, 'http://a.com/x', 'https://a.com/x')];
  const fixed = applyFixes(`[x][one label]\r\nor [One Label][]\r\n\r\n${definition}`, both, '/');
  expect(fixed.text).toContain('[One  label]: <https://a.com/x> "t"\r\n');
  expect(fixed.done).toHaveLength(2);
  const one = applyFixes(`[x][1] [y][1]\n\n[1]: http://a.com/x\n`, both.slice(0, 1), '/');
  expect(one.done).toEqual([]);
  expect(applyFixes(`[x][1]\n\n[1]: http://a.com/x\n\n[1]: http://b.com\n`, both.slice(0, 1), '/').done).toEqual([]);
});

it('leaves alone what is not there, or goes on behind', () => {
  const text = '[x](http://a.com/long)';
  const fixes = [fix(1, 5, 'http://a.com/', 'https://a.com/'), fix(9, 1, 'a', 'b'), fix(1, 99, 'a', 'b')];
  const fixed = applyFixes(text, fixes, '/');
  expect(fixed.text).toBe(text);
  expect(fixed.skipped).toHaveLength(3);
});

it('shows a diff, and writes with --write', async () => {
  const record = (title: string, more: object = {}) => ({ kind: 'paper', title, ...more });
  const links = {
    'https://arxiv.org/abs/2405.14333': record('DeepSeek-Prover: Advancing Theorem Proving in LLMs'),
    'https://arxiv.org/abs/2406.14333': record('LARP: Language Audio Relational Pre-training'),
    'https://old.example.com/': { kind: 'site', checked: { on: '2026-01-01', movedTo: 'https://new.example.com/' } },
  };
  const post = `---\r\ntitle: A\r\ndate: 2024-05-01 10:00:00\r\n---\r\n\r\n- DeepSeek-Prover [论文](https://arxiv.org/pdf/2406.14333)\r\n- [x](github.com/a/b) [y](https://old.example.com/)\r\n`;
  const site = createSite({
    'source/_data/links.json': JSON.stringify({ version: 1, links }),
    'source/_posts/a.md': post,
    'source/_posts/b.md':
      '---\ntitle: B\ndate: 2024-05-01 10:00:00\npaperlogDisable: [missing-scheme]\n---\n\n[x](github.com/a/b)\n\n<!-- paperlog-disable-next-line -->\n[y](https://old.example.com/)\n',
  });
  sites.push(site);
  const shown = await site.hexo(['links', 'fix']);
  expect(shown.code).toBe(1);
  // What the author has silenced is meant as it is.
  expect(shown.stdout).not.toContain('b.md');
  expect(shown.stdout).toContain('+- DeepSeek-Prover [论文](https://arxiv.org/pdf/2405.14333)');
  expect(site.read('source/_posts/a.md')).toBe(post);

  const written = await site.hexo(['links', 'fix', '--write', '--json']);
  expect(written.code).toBe(0);
  expect(site.read('source/_posts/a.md')).toBe(
    post
      .replace('2406.14333', '2405.14333')
      .replace('github.com', 'https://github.com')
      .replace('old.example', 'new.example'),
  );
  expect((await site.hexo(['links', 'fix'])).code).toBe(0);
});
