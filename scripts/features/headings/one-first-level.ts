// The pass: leaves out a first-level heading that repeats the title, moves others down with what is below them.

import {
  attribute,
  detach,
  element,
  elements,
  isBlank,
  isElement,
  replaceWith,
  textContent,
  type Element,
  type Root,
} from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import type { HeadingsConfig } from './config.ts';
import { movedKey } from './moved-selectors.ts';
import { repeatsTitle } from './same-title.ts';

export const oneFirstLevelHeading: Pass<HeadingsConfig> = {
  name: 'headings',
  needs: /<h1[\s>]/i,
  run(tree, { post, config, keep }) {
    // Without a layout there is no title but that of the body.
    if (!config.singleH1 || post.layout === undefined) return;
    const first = tree.childNodes.find((node) => !isBlank(node));
    if (isElement(first) && first.tagName === 'h1' && repeatsTitle(headingText(first), post.title)) leaveOut(first);
    if (moveDown(tree)) keep(movedKey, true);
  },
};

/** Without the anchor that the renderer puts into each heading. */
function headingText(heading: Element): string {
  return textContent(heading).trim();
}

/** Its anchor stays, for links from elsewhere. */
function leaveOut(heading: Element): void {
  const id = attribute(heading, 'id');
  if (id === undefined) detach(heading);
  else replaceWith(heading, element('span', { id, class: 'paperlog-anchor' }));
}

/**
 * Below each h1 everything moves by one level, and no level is skipped on the way down.
 * @returns whether there was one
 */
function moveDown(tree: Root): boolean {
  let below = false;
  let previousBefore = 0;
  let previousAfter = 0;
  for (const heading of [...elements(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')]) {
    const level = Number(heading.tagName.slice(1));
    if (level === 1) below = true;
    if (!below) continue;
    // Deeper than the heading before: one level, however many the author skipped; the sixth is the last.
    const moved = Math.min(6, level + 1);
    const after = level > previousBefore && previousBefore > 0 ? Math.min(moved, previousAfter + 1) : moved;
    rename(heading, Math.min(6, after));
    previousBefore = level;
    previousAfter = after;
  }
  return below;
}

function rename(heading: Element, level: number): void {
  heading.tagName = `h${level}`;
  heading.nodeName = `h${level}`;
}
