import { expect, it } from 'vitest';
import { createSite } from '../../../support/site.ts';

it("takes single views from themes/layout and everything else from Fluid; theme_config, injects and the owner's CDN stay", async () => {
  const site = createSite({
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n',
    'themes/layout/_partials/footer.ejs': '<p>our own footer</p>',
    '_config.fluid.yml': 'navbar:\n  blog_title: From file\nstatic_prefix:\n  jquery: https://cdn.test/jquery\n',
    'source/inject.ejs': 'injected text',
    '_config.yml':
      'title: T\nurl: https://blog.test\ntimezone: Asia/Shanghai\ntheme: fluid\ntheme_config:\n  post:\n    meta:\n      author:\n        enable: true\n',
    'scripts/inject.js':
      "hexo.extend.filter.register('theme_inject', (injects) => injects.footer.raw('mine', '<b>injected</b>'));\n",
  });
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  const page = site.read('public/2024/05/01/a/index.html');
  expect(page).toContain('From file');
  expect(page).toContain('<b>injected</b>');
  expect(page).toContain('https://cdn.test/jquery/jquery.min.js');
  expect(page).toContain('/lib/bootstrap@');
  expect(page).toContain('our own footer');
  site.dispose();
});
