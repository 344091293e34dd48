// What posts become: every folder of test/fixtures/ with an input.md. A new case is a new folder with an input.md;
// `npx vitest run test/unit/fixtures.test.ts -u` writes its output.html, to be read before it is committed.

import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { elements, parseHtml, serializeHtml } from '../../scripts/core/html.ts';
import { allFixtures, renderFixtures, type RenderedFixture } from '../support/fixtures.ts';

const fixtures = allFixtures();
let rendered: ReadonlyMap<string, RenderedFixture>;

beforeAll(async () => {
  rendered = new Map((await renderFixtures(fixtures)).map((fixture) => [fixture.name, fixture]));
}, 120_000);

const outputOf = ({ html, findings }: RenderedFixture): string =>
  [html.trim(), ...findings.map(({ line, column, severity, rule }) => `<!-- ${line}:${column} ${severity} ${rule} -->`)]
    .join('\n')
    .concat('\n');

describe('a post becomes', () => {
  it.each(fixtures)('$name', async ({ name, folder }) => {
    const fixture = rendered.get(name)!;
    // `vitest -u` writes it anew, which is a diff to review.
    await expect(outputOf(fixture)).toMatchFileSnapshot(path.join(folder, 'output.html'));
  });
});

describe('whatever it holds', () => {
  it.each(fixtures)('$name is whole, with ids that are there once and nothing of ours left over', ({ name }) => {
    const { content } = rendered.get(name)!;
    const ids = [...content.matchAll(/<[^>]* id="([^"]*)"/g)].map((match) => match[1]!);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(content).not.toMatch(/data-pl-|[\ue000-\uf8ff]/);
    const [main] = [...elements(parseHtml(`<main>${content}<i>end</i></main>`), 'main')];
    expect(main && serializeHtml(main)).toMatch(/<i>end<\/i>$/);
  });
});
