// The pass: paragraphs that are only a link become cards, and so do the papers of lists with `view:cards`.

import {
  append,
  attribute,
  element,
  elements,
  hasClass,
  isElement,
  isOnlyContent,
  removeAttribute,
  replaceWith,
  setAttribute,
  text,
  textContent,
  type Element,
  type Node,
  type Root,
} from '../../core/html.ts';
import type { Pass, PassContext } from '../../hexo/define-feature.ts';
import { isPlainlyCalled } from '../papers/api.ts';
import { cardElement } from './card-html.ts';
import { isExcepted, type CardsConfig } from './config.ts';
import { usedPostsKey, type KnownTargets } from './known-targets.ts';
import type { Target } from './target.ts';
import { wordsOf, type Words } from './words.ts';

/** On a link that is to stay one: left by `{% link %}`. */
export const plainLinkAttribute = 'data-paperlog-link';
/** On what `{% card %}` leaves: a link that is to become a card wherever it stands. */
export const cardAttribute = 'data-paperlog-card';

type Context = PassContext<CardsConfig, KnownTargets>;

export const linkCards: Pass<CardsConfig, KnownTargets> = {
  name: 'link-cards',
  after: ['repair-columns', 'collect-links', 'link-claims'],
  before: ['images'],
  needs: /<a\b/i,
  run(tree, context) {
    const { post, config, site } = context;
    const wanted = config.enable && post.data['cards'] !== false;
    const words = wordsOf(site.language);
    let cards = 0;
    for (const link of [...elements(tree, 'a')]) {
      const href = attribute(link, 'href');
      const asked = attribute(link, cardAttribute) !== undefined;
      const plain = attribute(link, plainLinkAttribute) !== undefined;
      removeAttribute(link, cardAttribute);
      removeAttribute(link, plainLinkAttribute);
      if (href === undefined || plain || (!wanted && !asked) || isExcepted(href, config)) continue;
      if (!asked && !isPaperOfCards(link) && !isAloneInParagraph(link)) continue;
      const target = context.prepared.target(href);
      if (!target) continue;
      cards += 1;
      showCard(link, target, context, { words, place: `${post.path}#${cards}` });
    }
    if (cards > 0) nameCardLists(tree);
    const paths = [...context.prepared.askedPosts].sort();
    if (paths.length > 0) context.keep(usedPostsKey, { paths, fingerprint: context.prepared.postsFingerprint() });
  },
};

/** The only content of its paragraph; items of lists keep their links. */
function isAloneInParagraph(link: Element): boolean {
  const paragraph = link.parentNode;
  if (!isElement(paragraph) || paragraph.tagName !== 'p') return false;
  if (!isOnlyContent(link, paragraph)) return false;
  if (link.childNodes.some((node) => isElement(node) && node.tagName === 'img')) return false;
  return !inside(paragraph, ({ tagName }) => tagName === 'li' || tagName === 'td');
}

/** A link of a list of papers with `view:cards`. */
function isPaperOfCards(link: Element): boolean {
  return (
    inside(link, ({ tagName }) => tagName === 'li') && inside(link, (above) => hasClass(above, 'paperlog-papers-cards'))
  );
}

function inside(node: Element, test: (above: Element) => boolean): boolean {
  for (let above = node.parentNode; isElement(above); above = above.parentNode) if (test(above)) return true;
  return false;
}

function showCard(
  link: Element,
  target: Target,
  { site, report }: Context,
  { words, place }: { words: Words; place: string },
): void {
  const item = itemOf(link);
  const label = labelOf(item ?? link, target);
  const card = cardElement(target, { words, root: site.root, place, ...(label !== undefined && { label }) });
  const paragraph = link.parentNode;
  if (item) {
    replaceWords(item, card, link);
  } else if (isElement(paragraph) && paragraph.tagName === 'p' && isOnlyContent(link, paragraph)) {
    replaceWith(paragraph, card);
  } else if (inside(link, ({ tagName }) => textOnly.test(tagName))) {
    report({
      rule: 'card-tag',
      severity: 'warning',
      message: '{% card %} stands in the midst of a text, where a card has no place: it is shown as a link.',
      remedy: 'Give it a paragraph of its own, or write {% link URL %}.',
      at: link,
    });
  } else replaceWith(link, card);
}

/** Elements that hold text and what stands in text, https://html.spec.whatwg.org/multipage/dom.html#phrasing-content */
const textOnly =
  /^(?:p|h[1-6]|summary|dt|a|abbr|b|bdi|bdo|button|cite|code|del|dfn|em|i|ins|kbd|label|mark|pre|q|ruby|s|samp|small|span|strong|sub|sup|u|var)$/;

/** The item of a list of cards that the link belongs to. */
function itemOf(link: Element): Element | undefined {
  if (!isPaperOfCards(link)) return undefined;
  for (let above = link.parentNode; isElement(above); above = above.parentNode)
    if (above.tagName === 'li') return above;
  return undefined;
}

/** The card takes the place of the item's own words; lists below stay, and so do its other links. */
function replaceWords(item: Element, card: Element, link: Element): void {
  if (item.childNodes.some((node) => isElement(node) && hasClass(node, 'paperlog-card'))) return;
  const isKept = (node: Node): boolean =>
    isElement(node) && /^(?:ul|ol|blockquote|pre|table|figure|div)$/.test(node.tagName);
  const words = item.childNodes.filter((node) => !isKept(node));
  const links = words
    .flatMap((node) => (isElement(node) ? [...(node.tagName === 'a' ? [node] : elements(node, 'a'))] : []))
    .filter((other) => other !== link && textContent(other).trim() !== '');
  const more = element('p', { class: 'paperlog-card-more' });
  for (const other of links) {
    if (more.childNodes.length > 0) append(more, text(' · '));
    append(more, other);
  }
  const kept = item.childNodes.filter(isKept);
  item.childNodes = [];
  for (const node of [card, ...(links.length > 0 ? [more] : []), ...kept]) {
    node.parentNode = item;
    item.childNodes.push(node);
  }
}

const linkWords = '(?:论文链接|论文地址|论文|原文|链接|paper|link|pdf|arxiv|here)';
const onlyLinkWords = new RegExp(`^(?:${linkWords}|[\\s\\p{P}\\p{S}])*$`, 'iu');
const linkWordsBehind = new RegExp(`(?:[\\s\\p{P}\\p{S}]+${linkWords})+[\\s\\p{P}\\p{S}]*$`, 'iu');

/** What the author wrote, unless it is the address, the title or a word such as "paper". */
function labelOf(node: Element, target: Target): string | undefined {
  const words = (node.tagName === 'li' ? ownWords(node) : textContent(node)).replace(/\s+/g, ' ').trim();
  if (onlyLinkWords.test(words) || /^(?:https?:\/\/|www\.)/i.test(words)) return undefined;
  const said = words
    .slice(0, 300)
    .replace(linkWordsBehind, '')
    .replace(/[\s\p{S}:：,，、/–—(（[【-]+$/u, '');
  const same = (some: string): string => some.toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
  return same(said) === '' || same(target.title).startsWith(same(said)) ? undefined : said;
}

/** Nothing but signs and "and" stands between links that end an item. */
const betweenLinks = /^(?:[\s\p{P}\p{S}]|and|和|与|及)*$/iu;

/** The words of an item, those of the lists in it aside, up to links that end it and are called "paper" and the like. */
function ownWords(item: Element): string {
  const nodes = item.childNodes.filter((node) => !(isElement(node) && /^(?:ul|ol)$/.test(node.tagName)));
  const words = (part: readonly Node[]): string => part.map(textContent).join('');
  const first = nodes.findIndex((node) => isElement(node) && node.tagName === 'a' && isPlainlyCalled(node));
  const isEnd =
    first > 0 && nodes.slice(first).every((node) => linkWithin(node) || betweenLinks.test(textContent(node)));
  return words(isEnd ? nodes.slice(0, first) : nodes);
}

function linkWithin(node: Node): boolean {
  return isElement(node) && (node.tagName === 'a' || !elements(node, 'a').next().done);
}

/** Lists whose items are cards have no bullets. */
function nameCardLists(tree: Root): void {
  for (const list of elements(tree, 'ul', 'ol')) {
    const items = list.childNodes.filter((node) => isElement(node) && node.tagName === 'li') as Element[];
    const cards = items.filter((item) =>
      item.childNodes.some((node) => isElement(node) && hasClass(node, 'paperlog-card')),
    );
    if (cards.length > 0 && cards.length === items.length) setAttribute(list, 'class', 'paperlog-card-list');
  }
}
