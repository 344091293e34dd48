import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';
import { pageFaults } from '../../../support/validate-pages.ts';

let site: Site;

beforeAll(async () => {
  site = createSite({
    '_config.yml': `${defaultConfig.replace('https://blog.test', 'https://blog.test/sub')}root: /sub/\n`,
    '_config.fluid.yml': 'post:\n  math:\n    enable: true\n    engine: mathjax\n',
    'source/_posts/with.md': [
      '---\ntitle: 用 $O(n \\log n)$ 排序\ndate: 2024-05-01 10:00:00\nmathMacros: { KL: "\\\\mathrm{KL}" }\n---\n',
      '## 期望 $\\mathbb{E}[x]$\n',
      '设 $\\KL < x_1*y*z_1$。\n',
      '$$\n\\begin{align} a &= b \\label{x} \\end{align}\n$$\n',
      '<!-- more -->\n',
      '由式 \\eqref{x}：\n\n> $$\n> \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}\n> $$\n',
    ].join('\n'),
    'source/_posts/wrong.md': '---\ntitle: Wrong\ndate: 2024-05-01 10:00:00\n---\n\n> 设\n> $$\n> x + \\wrong\n> $$\n',
    // Posts are rendered at the same time: MathJax is loaded while another waits for it.
    ...Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [
        `source/_posts/fallback-${name}.md`,
        `---\ntitle: ${name}\ndate: 2024-05-01 10:00:00\n---\n\n设 $\\enclose{circle}{${name}}$ 。\n`,
      ]),
    ),
    'source/_posts/without.md': '---\ntitle: Without\ndate: 2024-05-01 10:00:00\n---\n\nNo formula.\n',
  });
  const { code, output } = await site.hexo(['generate']);
  expect(code, output).toBe(0);
  expect(output).toContain('source/_posts/wrong.md:8:7');
});

afterAll(() => {
  site.dispose();
});

it('loads styles, script and the used fonts from the site itself, on pages with formulas only', () => {
  const page = site.read('public/2024/05/01/with/index.html');
  expect(page).toMatch(/<link rel="stylesheet" href="\/sub\/paperlog\/math\.[0-9a-f]{8}\.css">/);
  const fonts = [...page.matchAll(/font-family:(\w+);src:url\(\/sub\/(paperlog\/fonts\/[\w.-]+\.woff2)\)/g)];
  expect(fonts.map(([, family]) => family)).toEqual(['KaTeX_Main', 'KaTeX_Math', 'KaTeX_AMS', 'KaTeX_Size3']);
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

it('shows titles with formulas as text everywhere', () => {
  for (const file of ['2024/05/01/with/index.html', 'index.html', 'atom.xml', 'local-search.xml']) {
    const text = site.read(`public/${file}`);
    expect(text, file).toContain('用 O(n log n) 排序');
    expect(text, file).not.toContain('$O(n');
  }
});

it('cuts the excerpt between formulas, and shows them as text in lists, descriptions and search', () => {
  expect(site.read('public/index.html')).toContain('期望 𝔼[x] 设 KL < x₁*y*z₁。 a = b'.replace('<', '&lt;'));
  expect(site.read('public/2024/05/01/with/index.html')).toContain(
    'name="description" content="期望 𝔼[x] 设 KL &lt; x₁*y*z₁。 a &#x3D; b">',
  );
  expect(site.read('public/local-search.xml')).toContain('a = b 由式 (1)： 1 2');
});

it('gives feeds MathML only', () => {
  const feed = site.read('public/atom.xml');
  expect(feed).not.toMatch(/katex|annotation/);
  expect(feed.match(/<math /g)).toHaveLength(7);
  expect(feed).toContain('alttext="\\KL &lt; x_1*y*z_1"');
});

it('renders again when macros change, and leaves formulas to Fluid where the owner says so', async () => {
  const own = createSite({
    '_config.yml': `${defaultConfig}paperlog:\n  math:\n    macros:\n      \\RR: A\n`,
    '_config.fluid.yml': 'post:\n  math:\n    enable: true\n    engine: mathjax\n',
    'source/_posts/a.md': '---\ntitle: A $x$\ndate: 2024-05-01 10:00:00\n---\n\n$\\RR$\n',
  });
  const page = async (): Promise<string> => {
    const { code, output } = await own.hexo(['generate']);
    expect(code, output).toBe(0);
    return own.read('public/2024/05/01/a/index.html');
  };
  expect(await page()).toContain('<mi>A</mi>');
  own.write('_config.yml', own.read('_config.yml').replace('RR: A', 'RR: B'));
  expect(await page()).toContain('<mi>B</mi>');
  own.write('_config.yml', `${defaultConfig}paperlog:\n  math:\n    mode: fluid\n`);
  const fluid = await page();
  expect(fluid).toContain('$\\RR$');
  expect(fluid).toMatch(/<script[^>]*src="[^"]*mathjax/i);
  expect(fluid).not.toContain('paperlog/math');
  own.dispose();
});
