// npm links `file:./scripts` into node_modules. Yarn and cnpm copy it, so that the plugin isn't the blog's scripts/.

import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createSite } from '../../support/site.ts';

it("a copy of scripts/ in node_modules works as the link does: Hexo runs none of our files, the owner's are loaded", async () => {
  const site = createSite(
    {
      'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n{% mine %} $x$\n',
      'scripts/site/mine.js': `hexo.extend.tag.register('mine', () => '<b>mine</b>');\n`,
    },
    { kind: 'project' },
  );
  site.remove('node_modules/hexo-paperlog');
  cpSync(path.join(site.dir, 'scripts'), path.join(site.dir, 'node_modules/hexo-paperlog'), {
    recursive: true,
    dereference: true,
  });
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output.slice(0, 2000) }).toEqual({ code: 0, output: '' });
  expect(output).not.toContain('Script load failed');
  const page = site.read('public/2024/05/01/a/index.html');
  expect(page).toContain('<b>mine</b>');
  expect(page).toContain('class="katex"');
  site.dispose();
});
