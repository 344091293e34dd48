// Alignment of table cells as a style: the attribute `align` is obsolete,
// https://html.spec.whatwg.org/#attributes-of-td-and-th-elements

import type { MarkedExtension } from 'marked';

export const validTableCells: MarkedExtension = {
  renderer: {
    tablecell({ header, align, tokens }) {
      const name = header ? 'th' : 'td';
      const style = align ? ` style="text-align: ${align}"` : '';
      return `<${name}${style}>${this.parser.parseInline(tokens)}</${name}>\n`;
    },
  },
};
