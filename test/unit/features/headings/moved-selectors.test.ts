import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneLower } from '../../../../scripts/features/headings/moved-selectors.ts';
import { createSite, type Site } from '../../../support/site.ts';

let site: Site;
beforeAll(async () => {
  const post = (title: string, body: string): string =>
    `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n---\n\n${body}\n`;
  site = createSite({
    'source/_posts/moved.md': post('Moved', 'Text.\n\n# One\n\n## Two\n\n### Three'),
    'source/_posts/kept.md': post('Kept', '# Kept\n\n## Two\n\n### Three'),
    '_config.fluid.yml': 'post:\n  toc:\n    headingSelector: "h1, h2"\nfun_features:\n  anchorjs:\n    element: h2\n',
  });
  const { code, output } = await site.hexo(['generate']);
  if (code !== 0) throw new Error(output);
});
afterAll(() => {
  site.dispose();
});

it.each([
  ['h1,h2', 'h2,h3'],
  ['h2, h3', 'h3,h4'],
  ['h1,h2,h3,h4,h5,h6', 'h2,h3,h4,h5,h6'],
  ['.hint, h1 a', '.hint,h2 a'],
])('%s of the author are %s of the page', (written, moved) => {
  expect(oneLower(written)).toBe(moved);
});

it.each([
  ['2024/05/01/moved/', 'h2,h3', 'h3'],
  ['2024/05/01/kept/', 'h1, h2', 'h2'],
  ['', 'h1, h2', 'h2'],
])('the page /%s lists %s and anchors %s', (address, listed, anchored) => {
  const page = site.read(`public/${address}index.html`);
  expect(page).toContain(`"headingSelector":"${listed}"`);
  expect(page).toMatch(new RegExp(`"anchorjs":\\{[^}]*"element":"${anchored}"`));
});
