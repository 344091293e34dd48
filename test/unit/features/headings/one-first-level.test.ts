import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repeatsTitle } from '../../../../scripts/features/headings/same-title.ts';
import { createSite, type Site } from '../../../support/site.ts';

describe('a first-level heading says the title again', () => {
  it.each([
    ['Go 语言入门', 'Go 语言入门'],
    ['论文精读', '论文精读：注意力机制'],
    ['What', 'What? And why'],
    ['起飞', '🚀 起飞！今天'],
    ['title a', 'Ｔｉｔｌｅ　Ａ'],
    ['A', 'A - B'],
    ['a', 'A—B'],
    ['C++', 'C++：从入门到放弃'],
    ['# 一', '一'],
  ])('%s under %s', (heading, title) => {
    expect(repeatsTitle(heading, title)).toBe(true);
  });

  it.each([
    ['Go', 'Go 语言入门'],
    ['注意力机制', '论文精读：注意力机制'],
    ['A', 'A-B'],
    ['C', 'C++'],
    ['C#', 'C++'],
    ['？！', '？！'],
  ])('but not %s under %s', (heading, title) => {
    expect(repeatsTitle(heading, title)).toBe(false);
  });
});

describe('first-level headings of the body', () => {
  const bodies = {
    repeated: '# Title\n\n## Part',
    anchored: '# Title <a id="mine"></a><a name="old"></a>\n\n## Part',
    linked: '# [Title](https://code.example/title)\n\n## Part',
    pictured: '# ![](https://pictures.example/a.png) Title\n\n## Part',
    later: 'Text.\n\n# Title\n\n### Part',
    skipping: '# One\n\n##### Five\n\n###### Six\n\n# Two',
  };
  let site: Site;
  beforeAll(async () => {
    const posts = Object.entries(bodies).map(([name, body]): [string, string] => [
      `source/_posts/${name}.md`,
      `---\ntitle: Title\ndate: 2024-05-01 10:00:00\n---\n\n${body}\n`,
    ]);
    site = createSite(Object.fromEntries(posts));
    const { code, output } = await site.hexo(['generate']);
    if (code !== 0) throw new Error(output);
  });
  afterAll(() => {
    site.dispose();
  });
  const page = (name: keyof typeof bodies): string => site.read(`public/2024/05/01/${name}/index.html`);
  const outline = (name: keyof typeof bodies): string[] =>
    [...page(name).matchAll(/<(h\d) id="([^"]*)"><a/g)].map(([, tag, id]) => `${tag} ${id}`);

  it.each([
    ['repeated', ['h2 Part']],
    ['anchored', ['h2 Part']],
    ['linked', ['h2 Title', 'h3 Part']],
    ['pictured', ['h2 Title', 'h3 Part']],
    ['later', ['h2 Title', 'h3 Part']],
    ['skipping', ['h2 One', 'h3 Five', 'h4 Six', 'h2 Two']],
  ] as const)('are left out only if the title says all of it, and skip no level (%s)', (name, expected) => {
    expect(outline(name)).toEqual(expected);
  });

  it('leave their anchors behind, those that the author wrote into them too', () => {
    expect(page('repeated')).toContain('id="Title"');
    for (const id of ['Title', 'mine', 'old']) expect(page('anchored')).toContain(`id="${id}"`);
  });
});
