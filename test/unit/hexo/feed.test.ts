// What subscribers get: posts that read well in atom and rss2, where neither our styles nor our scripts are.

import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elements, parseHtml, textContent } from '../../../scripts/core/html.ts';
import { createSite, defaultConfig, type Site } from '../../support/site.ts';

const list = `- **2024.12**
    - DeepSeek-V3 👉 [论文](https://arxiv.org/abs/2412.19437)
- **2025.1**
    - DeepSeek-R1 👉 [论文](https://arxiv.org/abs/2501.12948)`;
const records = JSON.stringify({
  version: 1,
  links: {
    'https://arxiv.org/abs/2412.19437': { kind: 'paper', title: 'DeepSeek-V3 Technical Report', published: '2024-12' },
    'https://arxiv.org/abs/2501.12948': { kind: 'paper', title: 'DeepSeek-R1', published: '2025-01' },
  },
});
const post = `---
title: A
date: 2024-05-01 10:00:00
---

<p>first line
second line</p>

\`\`\`python
def f():
\treturn 1
\`\`\`

    indented
      code

{% papers %}
${list}
{% endpapers %}

{% papers view:timeline %}
${list}
{% endpapers %}

\`<a data-paperlog-preview="x">\` is code.
`;

let site: Site;
let contents: Record<string, string>;

beforeAll(async () => {
  site = createSite({
    '_config.yml': `${defaultConfig}feed:\n  type: [atom, rss2]\n  path: [atom.xml, rss2.xml]\n`,
    'source/_data/links.json': records,
    'source/_posts/a.md': post,
  });
  expect((await site.hexo(['generate'])).code).toBe(0);
  const read = (file: string): unknown => new XMLParser().parse(site.read(`public/${file}`));
  const atom = read('atom.xml') as { feed: { entry: { content: string } } };
  const rss = read('rss2.xml') as { rss: { channel: { item: { 'content:encoded': string } } } };
  contents = { atom: atom.feed.entry.content, rss2: rss.rss.channel.item['content:encoded'] };
});

afterAll(() => site.dispose());

describe.each(['atom', 'rss2'])('a post in %s', (type) => {
  const tree = () => parseHtml(contents[type] ?? '');

  it('has code in its lines', () => {
    const blocks = [...elements(tree(), 'pre')].map((block) => textContent(block).trimEnd());
    expect(blocks).toEqual(['def f():\n\treturn 1', 'indented\n  code']);
  });

  it('has words apart that are on two lines', () => {
    expect(textContent(tree())).toContain('first line second line');
  });

  it('has a timeline as a table, once', () => {
    expect([...elements(tree(), 'svg'), ...elements(tree(), 'details')]).toEqual([]);
    expect([...elements(tree(), 'td')].map((cell) => textContent(cell))).toEqual([
      '2025-01',
      'DeepSeek-R1',
      '2024-12',
      'DeepSeek-V3',
    ]);
  });

  it('has no attributes that only our scripts read, but those in code', () => {
    expect(site.read('public/2024/05/01/a/index.html')).toContain('data-paperlog-preview="');
    expect(contents[type]).not.toMatch(/<a [^>]*data-paperlog/);
    expect(textContent(tree())).toContain('<a data-paperlog-preview="x">');
  });
});
