// The pass: leaves out a first-level heading that repeats the title, moves others down with what is below them.

import {
  attribute,
  element,
  elements,
  hasClass,
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
    if (isElement(first) && first.tagName === 'h1' && saysTheTitle(first, post.title)) leaveOut(first);
    if (moveDown(tree)) keep(movedKey, true);
  },
};

/** The title and nothing else: with a picture or a link in it, something of the author's would be lost with it. */
function saysTheTitle(heading: Element, title: string): boolean {
  return repeatsTitle(textContent(heading).trim(), title) && ![...elements(heading)].some(isMoreThanText);
}

const media = new Set(['img', 'svg', 'video', 'audio', 'iframe', 'object', 'embed']);

function isMoreThanText(node: Element): boolean {
  // The renderer puts a link to itself into each heading.
  const isLink = node.tagName === 'a' && attribute(node, 'href') !== undefined && !hasClass(node, 'headerlink');
  return isLink || media.has(node.tagName);
}

/** Its anchors stay, those that the author wrote into it too, for links from elsewhere. */
function leaveOut(heading: Element): void {
  const ids = [heading, ...elements(heading)].flatMap((node) => anchorOf(node) ?? []);
  replaceWith(heading, ...ids.map((id) => element('span', { id, class: 'paperlog-anchor' })));
}

function anchorOf(node: Element): string | undefined {
  return attribute(node, 'id') ?? (node.tagName === 'a' ? attribute(node, 'name') : undefined);
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
