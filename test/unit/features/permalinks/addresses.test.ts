// Addresses of posts and pages, through the real CLI: one a page, none outside public/.
import { afterEach, describe, expect, it } from 'vitest';
import { createSite, type Site } from '../../../support/site.ts';

const good = '---\ntitle: Good\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
const goodPage = 'public/2024/05/01/good/index.html';
let site: Site;
afterEach(() => {
  site.dispose();
});

describe('addresses', () => {
  it('are an error if two posts share one, naming both', async () => {
    site = createSite({
      'source/_posts/a.md': good.replace('title: Good', 'title: A\npermalink: /same/'),
      'source/_posts/b.md': good.replace('title: Good', 'title: B\npermalink: /same/'),
    });
    const { code, output } = await site.hexo(['generate']);
    expect(output).toMatch(
      /b\.md:3:1 error permalink-twice: "same\/index\.html" is the address of source\/_posts\/a\.md too/,
    );
    expect(code).toBe(1);
  });

  it.each(['../../x.html', '%2e%2e/x.html', 'a/../../../x.html', '..\\..\\x.html'])(
    'never lead outside public/: %s',
    async (permalink) => {
      site = createSite({
        'source/_posts/good.md': good,
        'source/_posts/bad.md': good.replace('title: Good', `title: B\npermalink: '${permalink}'`),
      });
      const { code, output } = await site.hexo(['generate', '--keep-going']);
      expect(output).toContain('bad.md:3:12 error permalink-outside');
      expect(code).toBe(1);
      expect(site.has('../x.html')).toBe(false);
      expect(site.has(goodPage)).toBe(true);
    },
  );
});
