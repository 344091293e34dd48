// Pictures through the real Hexo: where they are found, what is said if they aren't, and what later builds make of it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, type Site } from '../../../support/site.ts';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const post = `---
title: A
date: 2024-05-01 10:00:00
index_img: cover.png
banner_img: /img/none.png
---

![own](own.png) ![later](later.png) ![other](/2024/05/02/b/b.png) ![theme](/img/default.png) ![gone](/img/gone.png)

{% asset_img own.png %}
`;
const findings = (output: string): string[] =>
  output.split('\n').filter((line) => line.includes('missing-image') || line.includes('broken-image'));
const pictures = (site: Site): string[] =>
  [...site.read('public/2024/05/01/a/index.html').matchAll(/<img [^>]*decoding[^>]*>/g)].map(([tag]) => tag);

describe.each([true, false])('with post_asset_folder: %s', (setting) => {
  let site: Site;
  beforeAll(() => {
    site = createSite({
      'source/_posts/a.md': setting ? post : post.replace(/\{% asset_img.*/, ''),
      'source/_posts/a/own.png': picture,
      'source/_posts/a/cover.png': picture,
      'source/_posts/b.md': '---\ntitle: B\ndate: 2024-05-02 10:00:00\n---\n\nText\n',
      'source/_posts/b/b.png': picture,
    });
    site.write('_config.yml', `${site.read('_config.yml')}post_asset_folder: ${setting}\nupdated_option: date\n`);
  });
  afterAll(() => {
    site.dispose();
  });

  it('finds those of the post, of another post and of the theme; the missing ones are named with place and remedy', async () => {
    const { code, stderr } = await site.hexo(['generate']);
    expect(code).toBe(0);
    expect(findings(stderr)).toEqual([
      'source/_posts/a.md:5:13 warning missing-image: There is no picture "/img/none.png". Put it next to the post, into the folder of the same name, or below source/.',
      'source/_posts/a.md:8:26 warning missing-image: There is no picture "later.png". Put it next to source/_posts/a.md, or into the folder of the same name.',
      'source/_posts/a.md:8:102 warning missing-image: There is no picture "gone.png". Put it into source/img/, or mend the address.',
    ]);
    const page = site.read('public/2024/05/01/a/index.html');
    expect(page).toContain('<img src="/2024/05/01/a/own.png" alt="own" width="1" height="1"');
    expect(page).toContain('<img src="/2024/05/02/b/b.png" alt="other" width="1" height="1"');
    expect(page).toMatch(/<img src="\/img\/default\.png" alt="theme" width="\d+"/);
    for (const file of ['01/a/own.png', '02/b/b.png']) expect(site.has(`public/2024/05/${file}`)).toBe(true);
  });

  it('shows a cover that lies beside the post on the home page', () => {
    expect(site.read('public/index.html')).toMatch(/<img src="\/2024\/05\/01\/a\/cover\.png"/);
    expect(site.has('public/2024/05/01/a/cover.png')).toBe(true);
  });

  it('has the bytes of a clean build once a picture has come, and once it has gone', async () => {
    const before = site.read('public/2024/05/01/a/index.html');
    site.write('source/_posts/a/later.png', picture);
    const came = await site.hexo(['generate']);
    expect(findings(came.stderr).filter((line) => line.includes('later.png'))).toEqual([]);
    expect(site.read('public/2024/05/01/a/index.html')).toContain(
      '<img src="/2024/05/01/a/later.png" alt="later" width',
    );
    expect(site.has('public/2024/05/01/a/later.png')).toBe(true);

    site.remove('source/_posts/a/later.png');
    const went = await site.hexo(['generate']);
    expect(findings(went.stderr).filter((line) => line.includes('later.png'))).toHaveLength(1);
    expect(site.read('public/2024/05/01/a/index.html')).toBe(before);
    expect(site.has('public/2024/05/01/a/later.png')).toBe(false);
  });
});

it('an address that begins with ./ is found below source/, as browsers find it on a site below a sub-path', async () => {
  const site = createSite({
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n![plan](./charts/plan.png)\n',
    'source/charts/plan.png': picture,
  });
  site.write('_config.yml', site.read('_config.yml').replace('https://blog.test', 'https://blog.test/notes'));
  const { stderr } = await site.hexo(['generate']);
  expect(findings(stderr)).toEqual([]);
  expect(pictures(site)).toEqual([
    '<img src="/notes/charts/plan.png" alt="plan" width="1" height="1" decoding="async">',
  ]);
  site.dispose();
});

it('backslashes in an address are slashes, and of a missing picture that is said too', async () => {
  const site = createSite({
    'source/_posts/a.md': `---
title: A
date: 2024-05-01 10:00:00
index_img: .\\a\\own.png
---

![own](.\\a\\own.png)

![plan](charts\\plan.png)

![gone](.\\charts\\gone.png)
`,
    'source/_posts/a/own.png': picture,
    'source/charts/plan.png': picture,
  });
  const { stderr } = await site.hexo(['generate']);
  expect(findings(stderr)).toEqual([
    'source/_posts/a.md:11:9 warning missing-image: There is no picture "gone.png". Write "/" for each "\\" of the address. Put it into source/_posts/charts/ or source/charts/, or mend the address.',
  ]);
  expect(pictures(site)).toEqual([
    '<img src="/2024/05/01/a/own.png" alt="own" width="1" height="1" decoding="async">',
    '<img src="/charts/plan.png" alt="plan" width="1" height="1" loading="lazy" decoding="async">',
    '<img src="/charts/gone.png" alt="gone" loading="lazy" decoding="async">',
  ]);
  expect(site.read('public/2024/05/01/a/index.html')).not.toMatch(/%5C/i);
  site.dispose();
});

it('of an address that is empty or a folder it is said that it is', async () => {
  const site = createSite({
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n![]()\n\n<img src="/charts/">\n',
    'source/charts/plan.png': picture,
  });
  const { stderr } = await site.hexo(['generate']);
  expect(findings(stderr)).toEqual([
    'source/_posts/a.md:6:5 warning missing-image: The address of this picture is empty. Write which picture is meant, or remove it.',
    'source/_posts/a.md:8:11 warning missing-image: The address of this picture, "/charts/", is a folder. Write the name of a file behind it, or remove the picture.',
  ]);
  site.dispose();
});

it('a missing picture belongs where its relative address leads', async () => {
  const site = createSite({
    'source/_posts/a.md':
      '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n<img src="charts/gone.png">\n\n<img src="../files/gone.png">\n',
  });
  const { stderr } = await site.hexo(['generate']);
  expect(findings(stderr)).toEqual([
    'source/_posts/a.md:6:11 warning missing-image: There is no picture "gone.png". Put it into source/_posts/charts/ or source/charts/, or mend the address.',
    'source/_posts/a.md:8:11 warning missing-image: There is no picture "gone.png". Put it into source/files/, or mend the address.',
  ]);
  site.dispose();
});

it("files that Hexo's tags don't find are told by their names", async () => {
  const body =
    '{% asset_img left gone.png 图注 %}\n\n<img src="{% asset_path 手.png%}">\n\n{% asset_link a.pdf 文件 %}';
  const site = createSite({ 'source/_posts/a.md': `---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n${body}\n` });
  const { stderr } = await site.hexo(['generate']);
  const told = [...stderr.matchAll(/a\.md:(\d+:\d+) warning missing-(?:asset|image): (There is no \w+ "[^"]+")/g)];
  expect(told.map(([, place, message]) => `${place} ${message}`)).toEqual([
    '6:1 There is no picture "gone.png"',
    '8:11 There is no file "手.png"',
    '10:1 There is no file "a.pdf"',
  ]);
  site.dispose();
});

it('a picture that is written in several ways is published once, and one with # in its name is found', async () => {
  const body = '![a](a b.png) ![b](a%20b.png) ![c](<a b.png>) ![d](x/a b.png) ![e](c%23d.png)';
  const blog = createSite({
    'source/_posts/x.md': `---\ntitle: X\ndate: 2024-05-01 10:00:00\n---\n\n${body}\n`,
    'source/_posts/y.md': '---\ntitle: Y\ndate: 2024-05-02 10:00:00\n---\n\n![a](/2024/05/01/x/a%20b.png)\n',
    'source/_posts/x/a b.png': picture,
    'source/_posts/x/c#d.png': picture,
  });
  const { code, output } = await blog.hexo(['generate']);
  expect({ code, twice: output.includes('permalink-twice'), missing: output.includes('missing-image') }).toEqual({
    code: 0,
    twice: false,
    missing: false,
  });
  expect(blog.files('public/2024/05/01/x')).toEqual(['a b.png', 'c#d.png', 'index.html']);
  expect(blog.read('public/2024/05/01/x/index.html')).toContain('src="/2024/05/01/x/c%23d.png"');
  blog.dispose();
});

describe.each([true, false])('below addresses that end in .html, with post_asset_folder: %s', (setting) => {
  const drawing = (width: number): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="1"></svg>`;
  const body = (title: string, markdown: string): string =>
    `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n---\n\n${markdown}\n`;
  let site: Site;
  let output: string;
  beforeAll(async () => {
    site = createSite({
      'source/_posts/one.md': body('One', '![](own.svg) ![](one/own.svg)'),
      'source/_posts/one/own.svg': drawing(1),
      'source/_posts/two.md': body('Two', '![](own.svg)'),
      'source/_posts/two/own.svg': drawing(2),
      'source/_posts/three/three.md': body('Three', '![](beside.svg) ![](../img/shared.svg)'),
      'source/_posts/three/beside.svg': drawing(3),
      'source/_posts/img/shared.svg': drawing(30),
      'source/_posts/four/deep/four.md': body(
        'Four',
        '![](beside.svg) ![](../img/shared.svg) ![](../../../img/all.svg)',
      ),
      'source/_posts/four/deep/beside.svg': drawing(4),
      'source/_posts/four/img/shared.svg': drawing(40),
      'source/img/all.svg': drawing(400),
      'source/_posts/five/five.md': body('Five', '![](../pictures/gone.svg)'),
    });
    site.write(
      '_config.yml',
      `${site.read('_config.yml').replace('https://blog.test', 'https://blog.test/notes')}root: /notes/\npermalink: posts/:name.html\npost_asset_folder: ${setting}\n`,
    );
    ({ output } = await site.hexo(['generate']));
  });
  afterAll(() => {
    site.dispose();
  });

  it.each([
    ['one', [1, 1]],
    ['two', [2]],
    ['three', [3, 30]],
    ['four', [4, 40, 400]],
  ])('%s shows its own pictures, and those that its addresses lead up to', (name, widths) => {
    const sources = [...site.read(`public/posts/${name}.html`).matchAll(/<img src="\/notes\/([^"]*)" width/g)];
    expect(sources.map(([, source]) => site.read(`public/${source}`))).toEqual(widths.map(drawing));
  });

  it('a missing one is wanted where its address leads to', () => {
    expect(findings(output)).toEqual([
      'source/_posts/five/five.md:6:5 warning missing-image: There is no picture "gone.svg". Put it into source/_posts/pictures/ or source/pictures/, or mend the address.',
    ]);
    expect(output).not.toContain('permalink-twice');
  });
});
