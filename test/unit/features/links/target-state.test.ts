import { describe, expect, it } from 'vitest';
import { anchorOf, isSoftNotFound, permanentTarget } from '../../../../scripts/features/links/target-state.ts';
import { fitsTitle } from '../../../../scripts/features/links/services/title-search.ts';

describe('a page that is not there, with status 200', () => {
  const page = 'https://a.example/x/y';

  it.each([
    '404 Not Found',
    '404',
    'Error 404 (Not Found)!!1',
    'Page not found · GitHub Pages',
    'Not Found',
    '页面不存在 - 某站',
    '文章已删除',
    '出错啦! 您访问的页面不存在',
  ])('says so: %s', (title) => {
    expect(isSoftNotFound(page, page, title)).toBe(true);
  });

  it.each([
    'Lost and Not Found: A Study of Missing Citations',
    'Kong: 404 Ways to Leave',
    'HTTP status codes',
    '如何处理 404 错误',
    'DeepSeek-R1: Incentivizing Reasoning Capability in LLMs',
    '',
  ])('does not say so: %s', (title) => {
    expect(isSoftNotFound(page, page, title)).toBe(false);
  });

  it('is a redirect from somewhere deep to the front page of the same site', () => {
    expect(isSoftNotFound(page, 'https://www.a.example/', 'Welcome')).toBe(true);
    expect(isSoftNotFound('https://a.example/', 'https://www.a.example/', 'Welcome')).toBe(false);
    expect(isSoftNotFound('https://short.example/abc', 'https://project.example/', 'Project')).toBe(false);
  });
});

describe('a target that moved for good', () => {
  const redirect = (status: number, from: string, to: string) => ({ status, from, to });
  const [a, b, c] = ['https://x.example/a', 'https://x.example/b', 'https://x.example/c'] as const;

  it('is where permanent redirects lead, from the first on', () => {
    expect(permanentTarget({ status: 200, redirects: [redirect(301, a, b), redirect(308, b, c)] })).toBe(c);
    expect(permanentTarget({ status: 200, redirects: [redirect(301, a, b), redirect(302, b, c)] })).toBe(b);
    expect(permanentTarget({ status: 200, redirects: [redirect(302, a, b), redirect(301, b, c)] })).toBeUndefined();
    expect(permanentTarget({ status: 200, redirects: [] })).toBeUndefined();
  });

  it('is no page for logging in, no front page, and nothing that is gone', () => {
    expect(permanentTarget({ status: 404, redirects: [redirect(301, a, b)] })).toBeUndefined();
    expect(
      permanentTarget({ status: 200, redirects: [redirect(301, a, 'https://x.example/login?next=a')] }),
    ).toBeUndefined();
    expect(permanentTarget({ status: 200, redirects: [redirect(301, a, 'https://x.example/')] })).toBeUndefined();
  });
});

it.each([
  ['https://a.example/x#there', 'there'],
  ['https://a.example/x#%E8%AE%BA%E6%96%87', '论文'],
  ['https://a.example/x#there:~:text=word', 'there'],
  ['https://a.example/x', undefined],
  ['https://a.example/x#', undefined],
  ['https://a.example/x#top', undefined],
  ['https://a.example/x#/route', undefined],
  ['https://a.example/x#!route', undefined],
  ['https://a.example/x.pdf#page=3', undefined],
  ['https://a.example/x#%', '%'],
])('the place that %s names is %s', (url, anchor) => {
  expect(anchorOf(url)).toBe(anchor);
});

it.each([
  ['DeepSeek-Prover', 'DeepSeek-Prover: Advancing Theorem Proving in LLMs through Large-Scale Synthetic Data', true],
  ['DeepSeek-Prover', 'DeepSeek-Prover-V1.5: Harnessing Proof Assistant Feedback', false],
  ['deepseek prover', 'DeepSeek-Prover: Advancing Theorem Proving', true],
  ['Attention Is All You Need', 'Attention is all you need', true],
  ['Attention', 'Attention is all you need', false],
  ['', 'Anything', false],
])('%s fits the title %s: %s', (claimed, title, fits) => {
  expect(fitsTitle(claimed, title)).toBe(fits);
});
