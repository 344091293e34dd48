import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';
import { pageFaults } from '../../../support/validate-pages.ts';
import { display, inline } from './render.ts';

let site: Site;

beforeAll(async () => {
  site = createSite({
    '_config.yml': `${defaultConfig.replace('https://blog.test', 'https://blog.test/sub')}root: /sub/\n`,
    '_config.fluid.yml': 'post:\n  math:\n    enable: true\n    engine: mathjax\n',
    'source/_posts/with.md': [
      '---\ntitle: With\ndate: 2024-05-01 10:00:00\n---\n',
      `设 ${inline('\\mathbb{E}[x]')}。\n`,
      `${display('\\begin{align} a &= b \\label{x} \\end{align}')}\n`,
      '<!-- more -->\n',
      `${display('\\begin{pmatrix} 1 \\end{pmatrix}')}\n`,
    ].join('\n'),
    'source/_posts/without.md': '---\ntitle: Without\ndate: 2024-05-01 10:00:00\n---\n\nNo formula.\n',
  });
  const { code, output } = await site.hexo(['generate']);
  expect(code, output).toBe(0);
});

afterAll(() => {
  site.dispose();
});

it('loads styles, script and the used fonts from the site itself, on pages with formulas only', () => {
  const page = site.read('public/2024/05/01/with/index.html');
  expect(page).toMatch(/<link rel="stylesheet" href="\/sub\/paperlog\/math\.[0-9a-f]{8}\.css">/);
  const fonts = [...page.matchAll(/font-family:(\w+);src:url\(\/sub\/(paperlog\/fonts\/[\w.-]+\.woff2)\)/g)];
  expect(fonts.map(([, family]) => family)).toEqual(['KaTeX_Main', 'KaTeX_Math', 'KaTeX_AMS', 'KaTeX_Size1']);
  for (const [, , file] of fonts) expect(site.has(`public/${file}`)).toBe(true);
  expect(site.files('public/paperlog/fonts')).toHaveLength(fonts.length);
  expect(site.read(`public/${/paperlog\/math\.[0-9a-f]+\.css/.exec(page)?.[0]}`)).not.toContain('font-face');
  for (const other of ['without/index.html', 'index.html']) {
    const html = site.read(other === 'index.html' ? 'public/index.html' : `public/2024/05/01/${other}`);
    expect(html).not.toMatch(/paperlog\/math|KaTeX/);
  }
});

it('takes over from Fluid: nothing of its own for formulas is loaded or published', () => {
  const page = site.read('public/2024/05/01/with/index.html');
  expect(page).not.toMatch(/mathjax/i);
  expect(site.files('public').filter((file) => /mathjax|katex\.min/i.test(file))).toEqual([]);
});

it('writes valid pages', async () => {
  expect(await pageFaults(site)).toEqual([]);
});
