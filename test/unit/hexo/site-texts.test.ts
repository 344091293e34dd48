// Texts of the configuration with every sign that means something in HTML come out as text.
import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { createSite, defaultConfig } from '../../support/site.ts';
import { pageFaults } from '../../support/validate-pages.ts';

const hostile = (name: string): string => `${name} "q" 'a' <b>&amp; R&D <script>alert(1)</script> “中文”`;
const yaml = (text: string): string => JSON.stringify(text);

it('title, author, subtitle, description and keywords are text wherever they stand', async () => {
  const config = defaultConfig
    .replace(/^title: .*$/m, `title: ${yaml(hostile('T'))}`)
    .replace(/^author: .*$/m, `author: ${yaml(hostile('A'))}`);
  const site = createSite({
    '_config.yml': `${config}subtitle: ${yaml(hostile('S'))}\ndescription: ${yaml(hostile('D'))}\nkeywords: ${yaml(hostile('K'))}\nfeed:\n  type: [atom, rss2]\n  path: [atom.xml, rss2.xml]\n`,
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\ntags: [t]\n---\n\ntext\n',
    'source/about/index.md': '---\ntitle: about\nlayout: about\n---\n\ntext\n',
  });
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  const pages = site.files('public').filter((file) => file.endsWith('.html'));
  for (const file of pages) {
    const html = site.read(`public/${file}`);
    expect(html, file).not.toContain('<script>alert(1)');
  }
  expect(site.read('public/index.html')).toContain('title="T &quot;q&quot;');
  expect(await pageFaults(site)).toEqual([]);
  for (const feed of ['atom.xml', 'rss2.xml']) {
    const text = site.read(`public/${feed}`);
    const read = new XMLParser({ ignoreAttributes: false }).parse(text) as Record<string, Record<string, unknown>>;
    const title =
      feed === 'atom.xml' ? read['feed']?.['title'] : (read['rss']?.['channel'] as { title: unknown }).title;
    expect(String(title)).toContain('T "q"');
  }
});
