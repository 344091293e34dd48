// What isn't `hexo links fetch`, `verify` or `import` never touches the network.

import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../../support/site.ts';

const preload = path.resolve(import.meta.dirname, '../../../support/forbid-network.cjs');
const env = { NODE_OPTIONS: `--require ${JSON.stringify(preload)}` };

let site: Site;
beforeAll(() => {
  site = createSite({
    'source/_posts/a.md':
      '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n[论文](https://arxiv.org/abs/2501.12948)\n\n' +
      'https://github.com/deepseek-ai/DeepSeek-V3\n\n![](https://example.org/picture.png)\n\n$x^2$\n',
    'source/_data/links.json': JSON.stringify({
      version: 1,
      links: { 'https://arxiv.org/abs/2501.12948': { kind: 'paper', title: 'DeepSeek-R1' } },
    }),
  });
});
afterAll(() => site.dispose());

it.each([[['generate']], [['check']], [['links', 'list']], [['links', 'fetch', '--all', '--dry-run']]])(
  'hexo %s',
  async (args) => {
    const { code, output } = await site.hexo(args, env);
    expect(output).not.toContain('FORBIDDEN');
    expect(code).toBe(0);
  },
);

it('and this would be noticed', async () => {
  const { code, output } = await site.hexo(['links', 'fetch'], env);
  expect(output).toContain('FORBIDDEN NETWORK: dns');
  expect(code).toBe(99);
});
