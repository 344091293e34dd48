// Fixtures: a folder each below test/fixtures/<feature>/, with `input.md` and the `output.html` that comes of it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Marked } from 'marked';
import { expect } from 'vitest';
import { endBlocksAtClosingTags } from '../../scripts/features/markdown/closing-tags.ts';

const root = path.resolve(import.meta.dirname, '../fixtures');
const marked = new Marked(endBlocksAtClosingTags);

/** Markdown as a post's body is rendered, as far as blocks are concerned. */
export function renderMarkdown(markdown: string): string {
  return marked.parse(markdown) as string;
}

export function fixtureNames(feature: string): string[] {
  const folder = path.join(root, feature);
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'input.md')))
    .sort((a, b) => (a < b ? -1 : 1));
}

export function readFixture(feature: string, name: string): string {
  return readFileSync(path.join(root, feature, name, 'input.md'), 'utf8');
}

/** Compares with `output.html`; `vitest -u` writes it anew, which is a diff to review. */
export async function expectFixture(feature: string, name: string, output: string): Promise<void> {
  await expect(`${output.trim()}\n`).toMatchFileSnapshot(path.join(root, feature, name, 'output.html'));
}
