// The walk-through of docs/features/links.md, followed to the letter in a copy of the project.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createSite } from '../../support/site.ts';

it('adds a provider with the code that stands there', async () => {
  const guide = readFileSync('docs/features/links.md', 'utf8');
  const walkThrough = guide.slice(guide.indexOf('## 新增一个站点'));
  const provider = /```ts\n([\s\S]*?)```/.exec(walkThrough)?.[1] ?? '';
  const cases = JSON.parse(/```json\n([\s\S]*?)```/.exec(walkThrough)?.[1] ?? '') as {
    same: Record<string, string[]>;
    own: string[];
  };
  const line = /`(import \{ pmlr \} from [^`]+)`/.exec(walkThrough)?.[1] ?? '';

  const addresses = [...Object.values(cases.same).flat(), ...cases.own];
  const links = addresses.map((address) => `<${address}>`).join('\n');
  const site = createSite(
    { 'source/_posts/a.md': `---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n${links}\n` },
    { kind: 'project' },
  );
  site.write('scripts/features/links/providers/pmlr.ts', provider);
  const table = 'scripts/features/links/provider-table.ts';
  site.write(table, `${line}\n${site.read(table).replace('  doi,\n];', '  pmlr,\n  doi,\n];')}`);

  const { code, stdout, output } = await site.hexo(['links', 'list', '--json']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  const { links: listed } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    links: { url: string; provider: string; posts: { href: string }[] }[];
  };
  const found = new Map(
    listed.flatMap(({ url, provider: name, posts }) => posts.map(({ href }) => [href, [url, name]])),
  );
  for (const [canonical, same] of Object.entries(cases.same)) {
    for (const address of same) expect([address, found.get(address)]).toEqual([address, [canonical, 'pmlr']]);
  }
  for (const address of cases.own) expect([address, found.get(address)]).toEqual([address, [address, 'web']]);
  site.dispose();
});
