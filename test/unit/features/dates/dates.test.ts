// Dates and the addresses made of them, through the real CLI.
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../scripts/core/diagnostic.ts';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const good = '---\ntitle: Good\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
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

describe('dates', () => {
  it('give the same bytes on machines in other zones, with the URLs of the configured zone', async () => {
    const files = {
      'source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-01\nupdated: 2024-01-02\n---\n\nText.\n',
      'source/_posts/b.md': '---\ntitle: B\ndate: 2024-07-01 00:30:00\nupdated: 2024-07-01 00:30:00\n---\n\nText.\n',
      'source/_posts/c.md': "---\ntitle: C\ndate: '2024-03-31T23:30:00Z'\nupdated: 2024-04-02\n---\n\nText.\n",
    };
    const builds: string[][] = [];
    for (const TZ of ['Asia/Shanghai', 'UTC', 'America/New_York']) {
      const built = createSite(files);
      expect((await built.hexo(['generate'], { TZ })).code).toBe(0);
      builds.push(built.files('public').map((file) => `${file}\n${built.read(`public/${file}`)}`));
      built.dispose();
    }
    site = createSite(files, { kind: 'stock' });
    expect((await site.hexo(['generate'], { TZ: 'Asia/Shanghai' })).code).toBe(0);
    const addresses = (list: string[]): string[] =>
      list.filter((file) => /^\d{4}.*html/.test(file)).map((file) => file.split('\n')[0]!);
    expect(addresses(builds[0]!)).toEqual(addresses(site.files('public')));
    expect(builds[1]).toEqual(builds[0]);
    expect(builds[2]).toEqual(builds[0]);
  });

  it('warn if the blog has no time zone, and refuse one that does not exist', async () => {
    site = createSite({
      'source/_posts/good.md': good,
      '_config.yml': defaultConfig.replace('timezone: Asia/Shanghai', "timezone: ''"),
    });
    expect(short(await findings(site))).toContain('_config.yml:4:1 warning time-zone');
    site.write('_config.yml', defaultConfig.replace('Asia/Shanghai', 'Asia/Shanghia'));
    const { code, output } = await site.hexo(['generate']);
    expect(output).toContain('Asia/Shanghia');
    expect(code).not.toBe(0);
  });
});
