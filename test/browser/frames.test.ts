// Videos, frames and boxes that are wider than a phone, as an author's desktop made them.

import { expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';

const post = `---
title: Frames
date: 2024-05-01 10:00:00
---

<iframe src="/frame.html" width="1000" height="300"></iframe>

<video src="/none.mp4" width="1200" controls></video>

<div><iframe src="/frame.html" style="width:900px"></iframe></div>

<div style="width: 800px; border: 1px solid">A box of text</div>
`;

const blog = useBuiltSite(() => ({ 'source/_posts/a.md': post, 'source/frame.html': '<p>frame</p>\n' }));

it('stay within the text, on a phone and on a desktop', async () => {
  for (const width of [360, 1200]) {
    const { page, close } = await blog.visit('2024/05/01/a/', { viewport: { width, height: 800 } });
    const sizes = await page.evaluate(() => {
      const limit = document.querySelector('.markdown-body')?.getBoundingClientRect().right ?? 0;
      return [...document.querySelectorAll('.markdown-body :is(iframe, video, div)')].map(
        (frame) => frame.getBoundingClientRect().right <= limit + 1,
      );
    });
    expect([width, ...sizes]).toEqual([width, true, true, true, true, true]);
    await close();
  }
}, 60_000);
