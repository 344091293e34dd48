// A page by what it says of itself: Open Graph (https://ogp.me), JSON-LD (schema.org), citation_* (Google Scholar's
// inclusion guidelines), and the title. Scripts are read as text and never run.

import { listAt, textAt, valueAt } from '../../../core/json-value.ts';
import { visitMarkup } from '../../../core/markup-tokens.ts';
import type { LinkKind } from '../record.ts';
import type { ServiceName } from '../services.ts';
import { oneByOne, type Lookup } from './lookup.ts';
import { recordOf, webAddress } from './record-fields.ts';

export interface Page {
  readonly title: string;
  readonly language: string | undefined;
  /** Contents of `<meta>` by `property`, `name` or `itemprop` in lower case. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly unknown[];
  /** Where a page shows it and no tag tells it: ACL Anthology's. */
  readonly abstract: string | undefined;
  /** Places that a fragment can point to. */
  readonly anchors: ReadonlySet<string>;
}

const aclAbstract = /(?:^|\s)acl-abstract(?:\s|$)/;
const maxMetas = 2000;
const maxTextCharacters = 1_000_000;
const maxAnchors = 100_000;

export function readPage(html: string): Page {
  const meta = new Map<string, string[]>();
  const jsonLd: unknown[] = [];
  const anchors = new Set<string>();
  let title: string | undefined;
  let language: string | undefined;
  let collecting: 'title' | 'json' | undefined;
  let text = '';
  let metas = 0;
  let svgDepth = 0;
  let abstract = '';
  let abstractDepth = 0;
  visitMarkup(html, 'html', (token) => {
    if (token.type === 'text') {
      if (collecting && text.length < maxTextCharacters) text += token.text;
      if (abstractDepth > 0 && abstract.length < maxTextCharacters) abstract += token.text;
      return;
    }
    const { name } = token;
    if (token.type === 'close') {
      // `<title>` of drawings isn't the page's.
      if (name === 'svg') svgDepth = Math.max(0, svgDepth - 1);
      if (name === 'div' && abstractDepth > 0) abstractDepth -= 1;
      if (abstractDepth > 0 && /^h\d$/.test(name)) abstract = ''; // the word "Abstract"
      if (collecting === 'title' && name === 'title') title ??= text;
      if (collecting === 'json' && name === 'script') jsonLd.push(...parseJsonLd(text));
      if (name === 'title' || name === 'script') collecting = undefined;
      return;
    }
    const { attributes } = token;
    // https://github.com/acl-org/acl-anthology/blob/master/hugo/layouts/papers/single.html
    if (name === 'div' && (abstractDepth > 0 || (abstract === '' && aclAbstract.test(attributes.get('class') ?? ''))))
      abstractDepth += 1;
    for (const key of ['id', 'name'] as const) {
      const anchor = key === 'id' || name === 'a' ? attributes.get(key) : undefined;
      if (anchor !== undefined && anchors.size < maxAnchors) anchors.add(anchor);
    }
    if (name === 'svg') svgDepth += 1;
    if (name === 'html') language ??= attributes.get('lang');
    if (name === 'title' && svgDepth === 0) [collecting, text] = ['title', ''];
    if (name === 'script' && /^application\/ld\+json/i.test(attributes.get('type') ?? ''))
      [collecting, text] = ['json', ''];
    if (name === 'meta' && metas++ < maxMetas) {
      const key = (attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop'))?.toLowerCase();
      const content = attributes.get('content');
      if (key === undefined || content === undefined || content.trim() === '') return;
      const said = meta.get(key);
      if (said) said.push(content);
      else meta.set(key, [content]);
    }
  });
  return {
    title: title ?? (collecting === 'title' ? text : ''),
    language,
    meta,
    jsonLd,
    anchors,
    abstract: abstract.trim() === '' ? undefined : abstract,
  };
}

/** The things that a block describes: one, a list, or a graph. What isn't JSON says nothing. */
function parseJsonLd(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  return [value].flat().flatMap((thing) => [thing, ...listAt(thing, '@graph')]);
}

/** Pages asked for by an address that `address` makes of a provider's id. */
export function pageOf(service: ServiceName, kind: LinkKind, address: (id: string) => string | undefined): Lookup {
  return {
    service,
    request: (ids) => oneByOne(service, ids, address),
    parse(response) {
      const [id] = response.request.ids;
      if (id === undefined || !isHtml(response.contentType)) return [];
      const { fields, image, kind: told } = pageFields(readPage(response.body), response.url);
      const record = recordOf(service, told ?? kind, fields);
      return record ? [{ id, record, ...(image !== undefined && { image }) }] : [];
    },
  };
}

export function isHtml(contentType: string): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType.trim()) || contentType.trim() === '';
}

function pageFields(page: Page, url: string) {
  const first = (...keys: readonly string[]): string | undefined =>
    keys.map((key) => page.meta.get(key)?.[0]).find((value) => value !== undefined);
  const thing = page.jsonLd.find((candidate) =>
    /Article|Posting|Paper|Dataset|VideoObject|SoftwareSourceCode/.test(typeOf(candidate)),
  );
  const isPaper = page.meta.has('citation_title');
  const citationAuthors = page.meta.get('citation_author') ?? [];
  const address = (value: string | undefined): string | undefined => webAddress(value, url);
  return {
    kind: isPaper ? ('paper' as const) : kindOf(first('og:type') ?? '', typeOf(thing)),
    image: address(
      first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image') ??
        textAt(thing, 'image', 'url') ??
        textAt(thing, 'image'),
    ),
    fields: {
      title: first('citation_title', 'og:title') ?? textAt(thing, 'headline') ?? first('twitter:title') ?? page.title,
      authors: citationAuthors.length > 0 ? citationAuthors.map(givenFirst) : authorsOf(thing),
      venue: first('citation_conference_title', 'citation_journal_title', 'citation_conference'),
      published:
        first('citation_publication_date', 'citation_date', 'citation_online_date', 'article:published_time') ??
        textAt(thing, 'datePublished'),
      updated: first('article:modified_time') ?? textAt(thing, 'dateModified'),
      abstract: first('citation_abstract') ?? page.abstract,
      description: isPaper
        ? undefined
        : (first('og:description', 'description', 'twitter:description') ?? textAt(thing, 'description')),
      siteName: first('og:site_name') ?? textAt(thing, 'publisher', 'name'),
      doi: first('citation_doi'),
      pdf: address(first('citation_pdf_url')),
      language: page.language ?? first('og:locale', 'citation_language'),
    },
  };
}

function typeOf(thing: unknown): string {
  const type = valueAt(thing, '@type');
  return Array.isArray(type) ? type.join(' ') : typeof type === 'string' ? type : '';
}

function kindOf(openGraph: string, schema: string): LinkKind | undefined {
  if (/^video\b/.test(openGraph) || /VideoObject/.test(schema)) return 'video';
  if (/Dataset/.test(schema)) return 'dataset';
  if (/SoftwareSourceCode/.test(schema)) return 'code';
  if (openGraph === 'article' || /Article|Posting/.test(schema)) return 'article';
  return undefined;
}

function authorsOf(thing: unknown): string[] {
  return [valueAt(thing, 'author')]
    .flat()
    .flatMap((author) => (typeof author === 'string' ? author : textAt(author, 'name')) ?? []);
}

/** `citation_author` may be "Family, Given". */
function givenFirst(name: string): string {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name.trim()) ?? [];
  return family !== undefined && given !== undefined ? `${given} ${family}` : name;
}
