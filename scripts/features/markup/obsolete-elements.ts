// What stands for an element that is no HTML any more. Source: HTML Standard, 16.2,
// https://html.spec.whatwg.org/multipage/obsolete.html

import { elements, isBlank, isElement, isText, nextShown, previousShown, type Element } from '../../core/html.ts';

export interface Replacement {
  readonly tagName: string;
  readonly style?: Readonly<Record<string, string>>;
}

/** These hold only text and elements of a line. */
const linesOnly =
  /^(?:p|h[1-6]|span|a|b|i|u|s|em|strong|small|sub|sup|code|pre|label|summary|button|abbr|cite|q|mark|del|ins|font|big|dt)$/;
const blocks = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr main nav ol p pre section table ul'
  ).split(' '),
);

export function replacementOf(node: Element): Replacement | undefined {
  switch (node.tagName) {
    case 'center':
      return { tagName: 'div', style: { 'text-align': hasBlocks(node) ? '-webkit-center' : 'center' } };
    case 'font':
    case 'blink':
    case 'multicol':
    case 'spacer':
    case 'applet':
    case 'marquee':
      return { tagName: lineOrBlock(node) };
    case 'span':
      return hasOnlyBlocks(node) ? { tagName: lineOrBlock(node) } : undefined;
    case 'main':
      // The page's own is around the post.
      return { tagName: 'div' };
    case 'big':
      return { tagName: lineOrBlock(node), style: { 'font-size': 'larger' } };
    case 'nobr':
      return { tagName: lineOrBlock(node), style: { 'white-space': 'nowrap' } };
    case 'tt':
      return { tagName: 'span', style: { 'font-family': 'monospace' } };
    case 'strike':
      return { tagName: 's' };
    case 'acronym':
      return { tagName: 'abbr' };
    case 'dir':
      return { tagName: 'ul', style: { 'padding-left': '40px' } };
    case 'xmp':
    case 'listing':
    case 'plaintext':
      return { tagName: 'pre' };
    default:
      return undefined;
  }
}

export const obsoleteElements: readonly string[] =
  'center font blink multicol spacer marquee big nobr tt strike acronym dir xmp listing plaintext basefont bgsound applet main'.split(
    ' ',
  );

/** Nothing of them is seen; a parser that knows them no more would take what follows for their content. */
export function isInvisible({ tagName }: Element): boolean {
  return tagName === 'basefont' || tagName === 'bgsound';
}

/** A block that holds blocks, where a block may stand and no text stands right beside it. */
function lineOrBlock(node: Element): 'div' | 'span' {
  if (!hasBlocks(node)) return 'span';
  for (let at = node.parentNode; isElement(at); at = at.parentNode) {
    if (linesOnly.test(at.tagName)) return 'span';
    if (blocks.has(at.tagName)) break;
  }
  const besideBlocks = [previousShown(node), nextShown(node)].every(
    (beside) => !beside || (isElement(beside) && blocks.has(beside.tagName)),
  );
  return besideBlocks ? 'div' : 'span';
}

function hasOnlyBlocks(node: Element): boolean {
  const shown = node.childNodes.filter((child) => !isBlank(child));
  return shown.length > 0 && shown.every((child) => !isText(child) && isElement(child) && blocks.has(child.tagName));
}

function hasBlocks(node: Element): boolean {
  for (const inner of elements(node)) if (blocks.has(inner.tagName)) return true;
  return false;
}
