// Posts follow the files of code that they include.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = createSite({
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n{% include_code model.py %}\n',
    'source/downloads/code/model.py': 'layers = 12\n',
  });
  await generate();
});
afterEach(() => {
  site.dispose();
});

async function generate(): Promise<void> {
  const { code, output } = await site.hexo(['generate']);
  expect({ code, warning: / warning .*/.exec(output)?.[0] }).toEqual({ code: 0, warning: undefined });
}
const page = (): string => site.read('public/2024/05/01/a/index.html').replace(/<[^>]+>/g, '');

it('shows code in a language that Hexo has no renderer for, and its next version', async () => {
  expect(page()).toContain('layers = 12');
  expect(site.read('public/downloads/code/model.py')).toBe('layers = 12\n');
  site.write('source/downloads/code/model.py', 'layers = 24\n');
  await generate();
  expect(page()).toContain('layers = 24');
});
