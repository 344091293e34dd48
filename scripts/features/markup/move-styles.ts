// `<style>` in a text is valid in the head of a page only; there, behind the theme's own sheets, it says the same.

import type { Page } from '../../hexo/define-feature.ts';

/** On style sheets that go into the head of each page that shows them. */
export const styleMark = 'data-paperlog-style';

const marked = new RegExp(`<style(?=[^>]* ${styleMark}[\\s=>])([^>]*)>([\\s\\S]*?)</style>`, 'g');
const mark = new RegExp(` ${styleMark}(?:="")?`);

const headEnd = '</head>';

/** Of a page with a head: each sheet once, in the order of the page. */
export function moveStyles(page: Page): Page {
  if (page.head === '') return page;
  const sheets = new Set<string>();
  const rest = page.rest.replace(marked, (_whole, attributes: string, css: string) => {
    sheets.add(`<style${attributes.replace(mark, '')}>${css}</style>`);
    return '';
  });
  return { ...page, head: page.head.slice(0, -headEnd.length) + [...sheets].join('\n') + headEnd, rest };
}
