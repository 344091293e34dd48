// Descriptions of pages for search engines and cards, by the real Hexo.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../../support/site.ts';

const post = `---
title: 文
date: 2024-05-01 10:00:00
---
[TOC]

## 节

正文[^1]，$x_1 < 2$。

\`\`\`js
let a = 1;
\`\`\`

[^1]: 注
`;

let site: Site;
beforeAll(async () => {
  site = createSite({ 'source/_posts/a.md': post });
  expect((await site.hexo(['generate'])).code).toBe(0);
}, 60_000);
afterAll(() => {
  site.dispose();
});

it('a description is what a reader would read out', () => {
  const html = site.read('public/2024/05/01/a/index.html');
  for (const name of ['name="description"', 'property="og:description"'])
    expect(html).toContain(`<meta ${name} content="节 正文，x₁ &lt; 2。 let a &#x3D; 1; 注">`);
});
