// Links called exactly by their record's title: nothing is kept of what they are called, until the record changes.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseHtml } from '../../../../scripts/core/html.ts';
import { findClaims } from '../../../../scripts/features/link-checks/find-claims.ts';
import { createSite, type Site } from '../../../support/site.ts';

const address = 'https://arxiv.org/abs/2501.12948';
// Long enough for a title, even alone.
const title = 'Incentivizing Reasoning Capability of Language Models through Long Chains and Verified Rewards';

let site: Site;

beforeAll(() => {
  site = createSite({
    'source/_posts/a.md': `---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n- [${title}](${address})\n`,
    'source/_data/links.json': lockFile(title),
  });
});
afterAll(() => site.dispose());

function lockFile(recorded: string): string {
  return `{ "version": 1, "links": { "${address}": { "kind": "paper", "title": "${recorded}" } } }\n`;
}

it('looks for nothing more where a link is known to be right', () => {
  const tree = parseHtml(`<ul><li><a href="${address}">${title}</a></li></ul>`);
  expect(findClaims(tree)[0]?.claim?.text).toBe(title);
  expect(findClaims(tree, undefined, (href, text) => href === address && text === title)[0]?.claim).toBeUndefined();
});

it('judges a link again whose record has another title now', async () => {
  expect((await site.hexo(['check'])).output).not.toContain('link-mismatch');
  site.write('source/_data/links.json', lockFile('Panoptic Segmentation of Moving Crowds in Cities'));
  expect((await site.hexo(['check'])).output).toContain('link-mismatch');
});
