// Addresses of the web and addresses with percent-encoding, as their authors wrote them. hexo-renderer-marked decodes the
// encoding as UTF-8 and encodes what comes of that: `%23` becomes `#` and cuts the query, `%2B` a space, `%26` a parameter
// more, and of GBK, which old Chinese sites use, nothing is left. Of `https://a.test` it makes `https://a.test/`.

import { escapeHtml, parseHtml, textContent } from '../core/html.ts';

/** All of it means itself in an address and in HTML. */
const plain = /^[\w\-./:?=#~,;+@!%]*$/;
const encoded = /(%[\dA-F]{2})/i;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,30});/gi;
const otherScheme = /^(?!https?:)[a-z][a-z\d+.-]*:/i;
/** Scheme and host: letters of a host are never percent-encoded. */
const origin = /^(?:https?:)?\/\/[^/?#]*/i;
const addressAttribute = /( (?:href|src)=")[^"]*(?=")/;

/**
 * @param html of a link or a picture
 * @param href of its token
 */
export function withAuthoredAddress(html: string, href: string): string {
  // Most addresses have nothing that could have been changed, and stand there as written.
  if (plain.test(href) && html.includes(`="${href}"`)) return html;
  if (otherScheme.test(href) || !(encoded.test(href) || origin.test(href))) return html;
  // Hexo puts the blog's root and the post's folder before the addresses of pictures.
  if (html.startsWith('<img') && !origin.test(href)) return html;
  return withAddress(html, href);
}

/** Instead of the address that `html` has. */
export function withAddress(html: string, href: string): string {
  return html.replace(
    addressAttribute,
    (_, before: string) => before + escapeHtml(encodeAddress(decodeEntities(href))),
  );
}

/** The tokens' addresses have the entities that their authors wrote: `?a&amp;b`. */
function decodeEntities(href: string): string {
  return href.replace(entity, (written) => {
    const decoded = textContent(parseHtml(written));
    // Of `&notit;`, which is none, HTML reads the `&not` at its beginning.
    return decoded.endsWith(';') && decoded !== ';' ? written : decoded;
  });
}

/** What isn't allowed in an address is encoded; what is encoded stays. */
function encodeAddress(href: string): string {
  const host = origin.exec(href)?.[0] ?? '';
  const rest = href.slice(host.length).replace(/\p{Surrogate}/gu, '\uFFFD');
  return (
    host.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent) +
    rest
      .split(encoded)
      .map((part, index) => (index % 2 === 1 ? part : encodeURI(part)))
      .join('')
  );
}
