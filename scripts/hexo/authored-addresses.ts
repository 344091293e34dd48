// Addresses with percent-encoding, as their authors wrote them. hexo-renderer-marked decodes it as UTF-8 and encodes what
// comes of that: `%23` becomes `#` and cuts the query, `%2B` a space, `%26` a parameter more, and of GBK, which old Chinese
// sites use, nothing is left.

import { escapeHtml } from '../core/html.ts';

const encoded = /(%[\dA-F]{2})/i;
const otherScheme = /^(?!https?:)[a-z][a-z\d+.-]*:/i;
/** Scheme and host: a host is never percent-encoded. */
const origin = /^(?:https?:)?\/\/[^/?#]*/i;
const addressAttribute = /( (?:href|src)=")[^"]*(?=")/;

/**
 * @param html of a link or a picture
 * @param href of its token
 */
export function withAuthoredAddress(html: string, href: string): string {
  if (!encoded.test(href) || otherScheme.test(href)) return html;
  // Hexo puts the blog's root and the post's folder before the addresses of pictures.
  if (html.startsWith('<img') && !origin.test(href)) return html;
  return html.replace(addressAttribute, (_, before: string) => before + escapeHtml(encodeAddress(href)));
}

/** What isn't allowed in an address is encoded; what is encoded stays. */
function encodeAddress(href: string): string {
  const host = origin.exec(href)?.[0] ?? '';
  const rest = href.slice(host.length).replace(/\p{Surrogate}/gu, '\uFFFD');
  return (
    host +
    rest
      .split(encoded)
      .map((part, index) => (index % 2 === 1 ? part : encodeURI(part)))
      .join('')
  );
}
