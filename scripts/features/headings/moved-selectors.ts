// Fluid's table of contents and anchors take headings by their level, as the author has set it for the levels that they
// write. Where a post's headings have moved down, so do the levels that are asked for.

import type { Page, PageContext } from '../../hexo/define-feature.ts';
import { keptWith } from '../../hexo/post-record.ts';
import type { HeadingsConfig } from './config.ts';

/** What the pass keeps with a post whose headings have moved. */
export const movedKey = 'headings-moved';

/** In the settings that Fluid writes into each page. */
const settings = [
  /(\bvar CONFIG = .*?"anchorjs":\{[^{}]*?"element":")([^"]*)(?=")/,
  /(\bvar CONFIG = .*?"headingSelector":")([^"]*)(?=")/,
];

export function moveSelectors(
  _page: Page,
  { locals }: PageContext<HeadingsConfig>,
): ((page: Page) => Page) | undefined {
  const { page: post } = locals as { page?: Readonly<Record<string, unknown>> };
  if (!post || keptWith(post, movedKey) !== true) return undefined;
  return (page) => ({ ...page, head: withLowerLevels(page.head), rest: withLowerLevels(page.rest) });
}

function withLowerLevels(html: string): string {
  return settings.reduce(
    (text, pattern) => text.replace(pattern, (_, before: string, levels: string) => before + oneLower(levels)),
    html,
  );
}

/** `h1,h2` → `h2,h3`; the sixth level is the last. Pure. */
export function oneLower(selectors: string): string {
  const lower = selectors.replace(/\bh([1-5])\b/g, (_, level: string) => `h${Number(level) + 1}`);
  return [...new Set(lower.split(',').map((selector) => selector.trim()))].join(',');
}
