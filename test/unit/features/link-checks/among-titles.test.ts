// One link among others: what the others are called by tells whether words in capitals are a title.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../../support/site.ts';

const titles = [
  'Panoptic Segmentation of Moving Crowds',
  'Denoising Old Recordings in Real Time',
  'Learning to Rank with Noisy Clicks',
  'Sparse Retrieval for Rare Questions',
  'Depth Estimation from One Photograph',
];
const address = (at: number) => `https://arxiv.org/abs/2401.0000${at + 1}`;
const item = (text: string, at: number) => `- [${text}](${address(at)})`;
const post = (...lines: string[]) => `---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n${lines.join('\n')}\n`;
const wrong = 'Cooperative Games between Autonomous Delivery Drones';

let site: Site;

beforeAll(() => {
  const links = Object.fromEntries(titles.map((title, at) => [address(at), { kind: 'paper', title }]));
  const four = titles.slice(0, 4).map(item);
  site = createSite({
    'source/_data/links.json': JSON.stringify({ version: 1, links }),
    'source/_posts/titles.md': post(...four, item(wrong, 4)),
    'source/_posts/descriptions.md': post(
      item('Cutting People out of Film Frames Reliably', 0),
      ...four.slice(1),
      item(wrong, 4),
    ),
    'source/_posts/alone.md': post(item(wrong, 4)),
  });
});
afterAll(() => site.dispose());

it('finds a title that leads elsewhere among links called by their titles, and nowhere else', async () => {
  const { stdout } = await site.hexo(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    diagnostics: { rule: string; file: string; message: string }[];
  };
  const found = diagnostics.filter(({ rule }) => rule === 'link-mismatch');
  expect(found.map(({ file }) => file)).toEqual(['source/_posts/titles.md']);
  expect(found[0]?.message).toContain(wrong);
});
