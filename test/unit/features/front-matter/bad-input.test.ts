// No post is lost in silence: each fault has one message with file, line and remedy, and the rest of the site is fine.

import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../scripts/core/diagnostic.ts';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const good = '---\ntitle: Good\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
const goodPage = 'public/2024/05/01/good/index.html';
let site: Site;
afterEach(() => {
  site.dispose();
});

async function findings(target: Site): Promise<Diagnostic[]> {
  const { stdout, output } = await target.hexo(['check', '--json']);
  const json = stdout.slice(stdout.indexOf('{\n'));
  if (json === '') throw new Error(output);
  return (JSON.parse(json) as { diagnostics: Diagnostic[] }).diagnostics;
}

const short = (list: Diagnostic[]): string[] =>
  list.map(({ file, line, column, severity, rule }) => `${path.basename(file)}:${line}:${column} ${severity} ${rule}`);

describe('faults of single files', () => {
  it('are each one error or warning at its line, and --keep-going builds the rest', async () => {
    const gbk = Buffer.concat([
      Buffer.from('---\ntitle: '),
      Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
      Buffer.from('\ndate: 2024-05-01\n---\n'),
    ]);
    site = createSite({
      '_config.yml': `${defaultConfig}new_post_name: :year-:month-:day-:title.md\n`,
      'source/_posts/good.md': good,
      'source/_posts/bom.md': `\ufeff${good.replace('Good', 'Bom').replaceAll('\n', '\r\n')}`,
      'source/_posts/a-yaml.md': '---\ntitle: a: b\ndate: 2024-05-01\n---\n',
      'source/_posts/b-tab.md': '---\ntitle: x\n\ttags: a\ndate: 2024-05-01\n---\n',
      'source/_posts/c-twice.md': '---\ntitle: x\ntitle: y\ndate: 2024-05-01\n---\n',
      'source/_posts/d-open.md': '---\ntitle: x\ndate: 2024-05-01\n\nText.\n',
      'source/_posts/e-date.md': '---\ntitle: x\ndate: yesterday\n---\n',
      'source/_posts/f-february.md': '---\ntitle: x\ndate: 2024-02-30 10:00:00\n---\n',
      'source/_posts/g-none.md': '---\ntitle: x\n---\n\nText.\n',
      'source/_posts/h-empty.md': '',
      'source/_posts/i-untitled.md': '---\ndate: 2024-05-01 09:00:00\n---\n\n```\n# no\n```\n\n## Erster **Titel**\n',
      'source/_posts/j-gbk.md': gbk,
      'source/_posts/k-nul.md': `${good}\0`,
      'source/_posts/l-utf16.md': Buffer.from(`\ufeff${good}`, 'utf16le'),
      'source/_posts/m-list.md': '---\n- a\n- b\n---\n',
      'source/_posts/2024-05-02-named.md': '---\ntitle: Named\n---\n\nText.\n',
      'source/_posts/head-only.md': '---\ntitle: Head only\ndate: 2024-05-03\n---\n',
    });
    symlinkSync('nowhere.md', path.join(site.dir, 'source/_posts/n-dangling.md'));
    expect(short(await findings(site)).filter((line) => !line.includes('hint'))).toEqual([
      'a-yaml.md:2:8 error front-matter',
      'b-tab.md:3:1 error front-matter',
      'c-twice.md:3:1 error front-matter',
      'd-open.md:1:1 error front-matter',
      'e-date.md:3:7 error date',
      'f-february.md:3:7 error date',
      'g-none.md:1:1 error no-date',
      'h-empty.md:1:1 warning empty-file',
      'i-untitled.md:1:1 warning no-title',
      'j-gbk.md:2:8 error encoding',
      'k-nul.md:7:1 error encoding',
      'l-utf16.md:1:1 error encoding',
      'm-list.md:2:1 error front-matter',
      'n-dangling.md:1:1 error unreadable-file',
    ]);

    const stopped = await site.hexo(['generate']);
    expect(stopped.code).toBe(1);
    expect(site.has('public')).toBe(false);

    const kept = await site.hexo(['generate', '--keep-going']);
    expect(kept.code).toBe(1);
    expect(site.has(goodPage)).toBe(true);
    expect(site.read('public/2024/05/01/bom/index.html')).toContain('Text.');
    expect(site.read('public/2024/05/01/i-untitled/index.html')).toContain('Erster Titel');
    expect(
      site.has('public/2024/05/02/named/index.html') || site.has('public/2024/05/02/2024-05-02-named/index.html'),
    ).toBe(true);
    const pages = site.files('public').filter((file) => /^\d{4}\//.test(file) && file.endsWith('index.html'));
    expect(pages).toHaveLength(5);
  });

  it('leave the published site as it was, and a mended post comes back', async () => {
    site = createSite({ 'source/_posts/good.md': good });
    expect((await site.hexo(['generate'])).code).toBe(0);
    const before = site.read(goodPage);
    site.write('source/_posts/good.md', good.replace('title: Good', 'title: [Good'));
    expect((await site.hexo(['generate'])).code).toBe(1);
    expect(site.read(goodPage)).toBe(before);
    site.write('source/_posts/good.md', good.replace('Text.', 'Mended.'));
    expect((await site.hexo(['generate'])).code).toBe(0);
    expect(site.read(goodPage)).toContain('Mended.');
  });
});

it('an empty source folder makes a site', async () => {
  site = createSite({});
  expect((await site.hexo(['generate'])).code).toBe(0);
  expect(site.has('public/index.html') || site.has('public/archives/index.html') || site.has('public/404.html')).toBe(
    true,
  );
});
