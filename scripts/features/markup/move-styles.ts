// `<style>` in a text is valid in the head of a page only; there, behind the theme's own sheets, it says the same.

import type { Page, PageContext } from '../../hexo/define-feature.ts';
import type { MarkupConfig } from './config.ts';

/** On style sheets that go into the head of each page that shows them. */
export const styleMark = 'data-paperlog-style';

const marked = new RegExp(`<style(?=[^>]* ${styleMark}[\\s=>])([^>]*)>([\\s\\S]*?)</style>`, 'g');
const mark = new RegExp(` ${styleMark}(?:="")?`);

const headEnd = '</head>';

/** A page pass: each sheet once, in the order of the page. */
export function moveStyles(seen: Page, _context: PageContext<MarkupConfig>): ((page: Page) => Page) | undefined {
  return seen.head === '' || !seen.rest.includes(styleMark) ? undefined : withMovedStyles;
}

function withMovedStyles(page: Page): Page {
  const sheets = new Set<string>();
  const rest = page.rest.replace(marked, (_whole, attributes: string, css: string) => {
    sheets.add(`<style${attributes.replace(mark, '')}>${css}</style>`);
    return '';
  });
  return { ...page, head: page.head.slice(0, -headEnd.length) + [...sheets].join('\n') + headEnd, rest };
}
