// `<style>` in a text is valid in the head of a page only; there, behind the theme's own sheets, it says the same.

import type { PageContext } from '../../hexo/define-feature.ts';
import type { MarkupConfig } from './config.ts';

/** On style sheets that go into the head of each page that shows them. */
export const styleMark = 'data-paperlog-style';

const marked = new RegExp(`<style(?=[^>]* ${styleMark}[\\s=>])([^>]*)>([\\s\\S]*?)</style>`, 'g');
const mark = new RegExp(` ${styleMark}(?:="")?`);

/** A page pass: each sheet once, in the order of the page. */
export function moveStyles(html: string, _context: PageContext<MarkupConfig>): string {
  if (!html.includes(styleMark)) return html;
  const sheets = new Set<string>();
  const rest = html.replace(marked, (_whole, attributes: string, css: string) => {
    sheets.add(`<style${attributes.replace(mark, '')}>${css}</style>`);
    return '';
  });
  const head = rest.indexOf('</head>');
  return head === -1 ? html : rest.slice(0, head) + [...sheets].join('\n') + rest.slice(head);
}
