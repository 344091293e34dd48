// Hostile texts and many records: the work grows with the text, not with its square, and nobody asks every record.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHtml } from '../../../../scripts/core/html.ts';
import { addressFinding } from '../../../../scripts/features/link-checks/address-rules.ts';
import { findClaims } from '../../../../scripts/features/link-checks/find-claims.ts';
import { judge } from '../../../../scripts/features/link-checks/judge.ts';
import { RecordIndex } from '../../../../scripts/features/link-checks/record-index.ts';
import type { LinkRecord } from '../../../../scripts/features/links/record.ts';

function recordsOf(count: number): Map<string, LinkRecord> {
  const words = ['Sparse', 'Deep', 'Graph', 'Robust', 'Neural', 'Causal', 'Latent', 'Global', 'Fast', 'Joint'];
  const word = (at: number) => `${words[at % 10] ?? ''}${Math.floor(at / 10)}`;
  return new Map(
    Array.from({ length: count }, (_, at) => [
      `https://arxiv.org/abs/24${String((at % 12) + 1).padStart(2, '0')}.${String(10000 + at)}`,
      { kind: 'paper', title: `Work${at}Net: ${word(at)} ${word(at * 7)} Models for ${word(at * 3)} Learning` },
    ]),
  );
}

it('looks at a bounded number of works for a claim, however many records there are', () => {
  const looked = (count: number) => {
    const index = new RecordIndex(recordsOf(count));
    const [target] = index.all;
    for (let at = 0; at < 100; at++) {
      if (target) judge({ text: `Work${at}Net: a model for learning`, strength: 'firm', last: true }, target, index);
    }
    return index.looked;
  };
  expect(looked(5000)).toBeLessThan(2 * looked(1000) + 1000);
});

it('judges any text without an error', () => {
  const index = new RecordIndex(recordsOf(20));
  const [target] = index.all;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      if (target) judge({ text, strength: 'firm', around: text }, target, index);
      addressFinding({ href: text, text }, { previewPort: 4000, root: '/' });
      findClaims(parseHtml(`<ul><li>${text} <a href="https://arxiv.org/abs/2401.10000">paper</a></li></ul>`));
    }),
  );
});

it('ends on hostile texts: thousands of links in an item, a row, a heading; words without end', () => {
  const link = '<a href="https://arxiv.org/abs/2401.10000">paper</a> ';
  const many = 20_000;
  const index = new RecordIndex(recordsOf(20));
  const [target] = index.all;
  const texts = [
    `<ul><li>${link.repeat(many)}</li></ul>`,
    `<table><tr>${`<td>${link}</td>`.repeat(many)}</tr></table>`,
    `<h2>${'Abc '.repeat(many)}</h2>${`<p>${link}</p>`.repeat(many / 10)}`,
    `<ul>${'<li>Abc<ul>'.repeat(400)}${link.repeat(100)}`,
    `<p>${'A. '.repeat(many)}${link}</p>`,
  ];
  for (const html of texts) expect(findClaims(parseHtml(html)).length).toBeGreaterThan(0);
  for (const unit of ['A ', 'Aa, ', 'Ab-', '（', '[', 'A.-', 'et al. ', '1', '、', 'Aa & ', '《']) {
    if (target) expect(judge({ text: unit.repeat(many), strength: 'firm' }, target, index).kind).not.toBe('wrong');
    expect(() =>
      addressFinding(
        { href: `https://a.com/${unit.repeat(many)}`, text: unit.repeat(many) },
        { previewPort: 4000, root: '/' },
      ),
    ).not.toThrow();
  }
});
