// HTML of posts as feeds can carry it, whatever features it comes from.

const privateAttribute = /\sdata-(?:paperlog|pl)-[\w-]*(?:="[^"]*")?/g;

/** Without the attributes that only our own scripts read. */
export function feedMarkup(html: string): string {
  if (!/data-(?:paperlog|pl)-/.test(html)) return html;
  return html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(privateAttribute, ''));
}

/**
 * hexo-generator-feed takes all control characters out of the content, the ends of lines among them: code would be
 * one long line, and words that an end of line parts would be one word. Within `<pre>` they become references, which
 * come through as they are; elsewhere they are spaces anyway.
 */
export function keepLineEnds(html: string): string {
  if (!/[\n\t]/.test(html)) return html;
  let inside = false;
  return html
    .split(/(<pre\b[^<>]*>|<\/pre>)/i)
    .map((part, index) => {
      if (index % 2 === 1) inside = !part.startsWith('</');
      else if (inside) return part.replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
      return part.replace(/[\n\t]/g, ' ');
    })
    .join('');
}
