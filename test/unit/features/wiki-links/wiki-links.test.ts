import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const post = (title: string, body: string): string =>
  `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n---\n\n${body}\n`;
const page = 'public/2024/05/01/from/index.html';

describe('wiki links', () => {
  let site: Site;
  beforeAll(() => {
    site = createSite({
      '_config.yml': `${defaultConfig}root: /blog/\npaperlog:\n  wikiLinks:\n    enable: true\n`,
      'source/_posts/from.md': post(
        'From',
        '见[[读论文]]、[[target#小节|那一节]]、[[#本页]]与 [[读论文 2]]。`[[读论文]]`\n\n|a|\n|-|\n|[[target\\|表里]]|\n\n![[orca.png|300]]\n\n## 本页\n',
      ),
      'source/_posts/target.md': post('读论文', '## 小节'),
      'source/_posts/orca.png': Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
  });
  afterAll(() => {
    site.dispose();
  });

  it('lead to posts by title or file, to headings and pictures; others are text with a warning', async () => {
    const { code, output } = await site.hexo(['generate']);
    expect(code).toBe(0);
    const html = site.read(page);
    expect(html).toContain('<a href="/blog/2024/05/01/target/">读论文</a>');
    expect(html).toContain('<a href="/blog/2024/05/01/target/#%E5%B0%8F%E8%8A%82">那一节</a>');
    expect(html).toContain('<a href="#%E6%9C%AC%E9%A1%B5">本页</a>');
    expect(html).toContain('<a href="/blog/2024/05/01/target/">表里</a>');
    expect(html).toContain('<code>[[读论文]]</code>');
    expect(html).toMatch(/<img src="\/blog\/2024\/05\/01\/from\/orca\.png" alt="orca"/);
    expect(html).toContain('读论文 2。');
    expect(output).toMatch(/source\/_posts\/from\.md:6:\d+ warning unknown-post: No post is called "读论文 2"/);
    expect(output).toContain('Did you mean [[读论文]]?');
  });

  it('follow a post that is renamed, in the next build', async () => {
    site.write('source/_posts/target.md', post('读论文 2', '## 小节'));
    const { output } = await site.hexo(['generate']);
    expect(output).toContain('No post is called "读论文"');
    expect(site.read(page)).toContain('<a href="/blog/2024/05/01/target/">读论文 2</a>');
  });
});
