// Control characters and noncharacters in a post.

import { expect, it } from 'vitest';
import {
  findControlCharacters,
  withoutControlCharacters,
} from '../../../../scripts/features/encoding/control-characters.ts';
import { createSite } from '../../../support/site.ts';
import { pageFaults } from '../../../support/validate-pages.ts';

it('leaves out what no page and no feed may contain, and says where it stood', async () => {
  const site = createSite({
    'source/_posts/a.md':
      '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nfine\n\nein\u0001s \uFFFE zwei \u001B[0m ]]>\n\n```\nco\u0002de\n```\n',
  });
  const { code, stderr } = await site.hexo(['generate']);
  expect(code).toBe(0);
  expect(stderr).toContain(
    'source/_posts/a.md:8:4 hint control-character: The invisible character U+0001 here and 3 more of its kind are left out',
  );
  const page = site.read('public/2024/05/01/a/index.html');
  expect(page).toContain('<p>eins  zwei [0m ]]&gt;</p>');
  for (const file of site.files('public').filter((name) => /\.(?:html|xml)$/.test(name)))
    expect({ file, found: findControlCharacters(site.read(`public/${file}`)) }).toEqual({ file, found: undefined });
  expect(await pageFaults(site)).toEqual([]);

  site.dispose();
});

it('keeps every character of a text, tabs, line ends, emoji and private use too', () => {
  const text = 'a\tb\r\nc\f 中文 😀 \u{10FFFD} \uE000 \u200B \u0301 \u202E';
  expect(withoutControlCharacters(text)).toBe(text);
  expect(findControlCharacters(text)).toBeUndefined();
});
