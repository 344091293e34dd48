import { describe, expect, it } from 'vitest';
import { likelyMeant } from '../../../scripts/core/misspelling.ts';

const known = ['title', 'date', 'tags', 'index_img', 'banner_img', 'permalink', 'updated', 'toc', 'new_post_name'];

describe('a likely slip', () => {
  it.each([
    ['tilte', 'title'],
    ['Title', 'title'],
    ['indexImg', 'index_img'],
    ['index-img', 'index_img'],
    ['permalnk', 'permalink'],
    ['permalikn', 'permalink'],
    ['tag', undefined],
    ['top', undefined],
    ['data', 'date'],
    ['created', undefined],
    ['title', undefined],
    ['new_post_nmae', 'new_post_name'],
  ])('%s → %s', (name, meant) => {
    expect(likelyMeant(name, known)).toBe(meant);
  });
});
