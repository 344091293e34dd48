import { expect, it } from 'vitest';
import { makePost } from '../../bench/generate-blog.ts';
import { formatTable, median, summarize } from '../../bench/statistics.ts';

it('the same seed gives the same post, another one another', () => {
  expect(makePost(7, { seed: 3 })).toBe(makePost(7, { seed: 3 }));
  expect(makePost(7, { seed: 3 })).not.toBe(makePost(7, { seed: 4 }));
});

it('posts have the length and mix of real ones', () => {
  const posts = Array.from({ length: 200 }, (_, index) => makePost(index, {}));
  const bytes = posts.map((post) => Buffer.byteLength(post));
  expect(median(bytes)).toBeGreaterThan(6000);
  expect(median(bytes)).toBeLessThan(12_000);
  expect(Math.max(...bytes)).toBeGreaterThan(25_000);
  for (const part of ['```', '$', '\n- ', '|---|', '![', '**（', 'display:flex']) {
    expect(posts.filter((post) => post.includes(part)).length, part).toBeGreaterThan(10);
  }
  expect(makePost(1, { mix: 'maths' }).split('$').length).toBeGreaterThan(makePost(1, {}).split('$').length);
});

it('summarises by medians and prints ratios', () => {
  const sample = (seconds: number) => ({ seconds, megabytes: 100 });
  const summary = summarize({ name: 'clean', stock: [2, 9, 1].map(sample), ours: [1, 1, 1].map(sample) });
  expect(summary).toMatchObject({ stockSeconds: 2, oursSeconds: 1, timeRatio: 0.5, memoryRatio: 1 });
  expect(formatTable([summary])).toContain('clean');
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
