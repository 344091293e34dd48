// What looks like a tag of HTML and is none that its author meant: `List<String>`, `<your-name>`, `<style>` in prose. A
// browser makes an element of it, and the text is gone. Found by what no real element has: a name that HTML doesn't
// know, no end tag anywhere in the post, and no attribute with a value.

import { voidNames } from './open-elements.ts';
import type { Segment } from './segments.ts';

export interface VanishingElement {
  /** Of the segment. */
  readonly index: number;
  readonly start: number;
  /** As written: `<String>`. */
  readonly source: string;
  /** It has an end tag: what stands in it is seen, and styles of the blog may know it. */
  readonly isClosed: boolean;
  /** An element of HTML that takes all that follows for its own where nothing ends it: `在 <style> 里写`. */
  readonly swallows?: true;
}

/** https://html.spec.whatwg.org/multipage/indices.html#elements-3 and what was HTML once. */
const knownNames: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br ' +
    'button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed ' +
    'fieldset figcaption figure font footer form frame frameset geolocation h1 h2 h3 h4 h5 h6 head header hgroup hr html i ' +
    'iframe image img input ins kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter ' +
    'nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb ' +
    'rbc rp rt rtc ruby s samp script search section select selectedcontent slot small source spacer span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'
  ).split(' '),
);
/** https://html.spec.whatwg.org/multipage/syntax.html#optional-tags: those that need no end tag. */
const endsByItself: ReadonlySet<string> = new Set(
  'html head body li dt dd p rt rp rb rtc optgroup option colgroup caption thead tbody tfoot tr td th image'.split(' '),
);
/** https://html.spec.whatwg.org/multipage/parsing.html: their content is text, or is never shown. */
const swallowing: ReadonlySet<string> = new Set(
  'iframe noembed noframes noscript plaintext script select style template textarea title xmp'.split(' '),
);
/** Attributes that are written without a value. */
const switches: ReadonlySet<string> = new Set(
  (
    'allowfullscreen async autofocus autoplay checked compact controls default defer disabled download formnovalidate ' +
    'hidden inert ismap itemscope loop multiple muted nohref nomodule noresize noshade novalidate nowrap open playsinline ' +
    'popover readonly required reversed selected'
  ).split(' '),
);
const tag = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>$/;

/** In the order of the text; linear. */
export function vanishingElements(raw: string, segments: readonly Segment[]): VanishingElement[] {
  const closed = new Set<string>();
  /** Where the last end tag of a name stands. */
  const ends = new Map<string, number>();
  const opened: (VanishingElement & { written: string; rest: string })[] = [];
  for (const [index, { kind, start, end }] of segments.entries()) {
    if (kind !== 'html-tag') continue;
    const [source = '', slash, written = '', rest = ''] = tag.exec(raw.slice(start, end)) ?? [];
    // A part of a tag, with a template tag beside it.
    if (source === '') continue;
    if (slash === '/') {
      closed.add(written).add(written.toLowerCase());
      ends.set(written.toLowerCase(), start);
    } else if ((!rest.includes('=') || swallowing.has(written.toLowerCase())) && !isDestination(raw, start))
      opened.push({ index, start, source, written, rest, isClosed: false });
  }
  return opened.flatMap(({ written, rest, ...found }) => {
    const name = written.toLowerCase();
    const isType = knownNames.has(name) && isTypeName(written, raw.charAt(found.start - 1));
    if (swallowing.has(name) && !isType) {
      return (ends.get(name) ?? -1) > found.start ? [] : { ...found, swallows: true as const };
    }
    const isClosed = closed.has(isType ? written : name);
    const words = rest.replace(/\/$/, '').split(/\s+/).filter(Boolean);
    if (isClosed) {
      const isForeign = !knownNames.has(name) && !name.includes('-') && words.length === 0;
      return isForeign ? { ...found, isClosed } : [];
    }
    if (!knownNames.has(name)) return name.includes('-') && raw.includes('customElements') ? [] : found;
    if (voidNames.has(name) || endsByItself.has(name)) return [];
    const isMeant = words.length > 0 ? words.some((word) => switches.has(word.toLowerCase())) : !isType;
    return isMeant ? [] : found;
  });
}

/** `[a]: <my file.md>`, whose destination may stand on the next line. */
function isDestination(raw: string, start: number): boolean {
  return /\]:[ \t]*(?:\n[ \t]*)?$/.test(raw.slice(Math.max(0, start - 20), start));
}

/** `List<Object>`, `Box<A>`: nobody writes a tag of HTML like this. */
function isTypeName(written: string, before: string): boolean {
  return /^[A-Z]+[a-z]/.test(written) || (/^[A-Z]$/.test(written) && /[\w>]/.test(before));
}
