// The post that everything is measured by: one wrong link, and with all links rotated nearly all.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Marked } from 'marked';
import { expect, it } from 'vitest';
import { parseHtml } from '../../../../scripts/core/html.ts';
import { findClaims } from '../../../../scripts/features/link-checks/find-claims.ts';
import { findMismatch } from '../../../../scripts/features/link-checks/mismatch.ts';
import { RecordIndex } from '../../../../scripts/features/link-checks/record-index.ts';
import { parseLockFile } from '../../../../scripts/features/links/lock-format.ts';

const project = path.resolve(import.meta.dirname, '../../../..');
const post = readFileSync(path.join(project, 'source/_posts/deepseek-papers.md'), 'utf8').replace(
  /^---[\s\S]*?\n---\n/,
  '',
);
const { records } = parseLockFile(readFileSync(path.join(project, 'source/_data/links.json'), 'utf8'), 'links.json');
const index = new RecordIndex(records);

function mismatches(markdown: string) {
  return findClaims(parseHtml(new Marked().parse(markdown) as string)).flatMap(({ claim, href }) => {
    const found = claim && findMismatch(claim, href, index);
    return found ? [{ href, ...found }] : [];
  });
}

it('finds the one wrong link and names the paper that is meant', () => {
  const found = mismatches(post);
  expect(found.map(({ href }) => href)).toEqual(['https://arxiv.org/abs/2406.14333']);
  expect(found[0]?.message).toContain('arXiv 2406.14333');
  expect(found[0]?.message).toContain('LARP');
  expect(found[0]?.remedy).toContain('arXiv 2405.14333');
});

it('finds at least 14 of 15 links when each leads where the next should', () => {
  const papers = [...post.matchAll(/https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}/g)].map(([url]) => url);
  expect(papers).toHaveLength(15);
  for (const step of [1, 14]) {
    let at = 0;
    const rotated = post.replace(/https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}/g, () => papers[(at++ + step) % 15] ?? '');
    expect(mismatches(rotated).length).toBeGreaterThanOrEqual(14);
  }
});
