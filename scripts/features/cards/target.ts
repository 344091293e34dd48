// What a link leads to, as cards and previews show it: from a record of the lock file or from a post of the blog.

import { canonicalLink, displayLink, type LinkKind, type LinkRecord, type RecordStore } from '../links/api.ts';
import type { CardsConfig } from './config.ts';
import { firstLines, plainTitle } from './plain-title.ts';
import type { Words } from './words.ts';

export interface Target {
  readonly kind: LinkKind | 'post';
  /** Where the link goes: the author's own address. */
  readonly href: string;
  /** The key of its record; the path for a post. */
  readonly url: string;
  readonly title: string;
  /** The name under which readers know the place: `arXiv:2501.12948`, `github.com`. */
  readonly place: string;
  /** Authors, venue and date, as far as they are known. */
  readonly facts: readonly string[];
  readonly text: string;
  readonly image?: { readonly file: string; readonly width: number; readonly height: number };
  readonly pdf?: string;
  readonly code?: string;
  /** For papers. */
  readonly citable?: { readonly record: LinkRecord; readonly id: string | undefined };
}

/** `undefined` if the record has no title: then there is nothing to show that the link doesn't say itself. */
export function targetOf(href: string, store: RecordStore, config: CardsConfig, words: Words): Target | undefined {
  const found = store.find(href);
  if (!found?.record.title) return undefined;
  const { url, record } = found;
  const link = canonicalLink(url);
  const id = link?.id;
  const { kind, pdf, code, image } = record;
  return {
    kind,
    href,
    url,
    title: plainTitle(record.title ?? ''),
    place: (link && displayLink(link)) ?? hostOf(url),
    facts: facts(record, config, words),
    text:
      config.abstractLength > 0 ? firstLines(record.abstract ?? record.description ?? '', config.abstractLength) : '',
    ...(image && { image }),
    ...(pdf ? { pdf } : arxivPdf(id)),
    ...(code && { code }),
    ...(kind === 'paper' && { citable: { record, id } }),
  };
}

/** arXiv serves the PDF of every paper at this address, https://info.arxiv.org/help/arxiv_identifier_for_services.html */
function arxivPdf(id: string | undefined): { pdf?: string } {
  return id?.startsWith('arxiv:') ? { pdf: `https://arxiv.org/pdf/${id.slice('arxiv:'.length)}` } : {};
}

function facts(record: LinkRecord, { authors: most }: CardsConfig, words: Words): string[] {
  const { authors = [], authorsComplete, venue, siteName, published, withdrawn } = record;
  const named = authors.slice(0, most).map(plainTitle);
  const people = named.join(words.between) + (authors.length > most || authorsComplete === false ? words.others : '');
  return [
    named.length > 0 ? people : '',
    venue ? plainTitle(venue) : siteName ? plainTitle(siteName) : '',
    published ?? '',
    withdrawn === undefined ? '' : words.withdrawn,
  ].filter(Boolean);
}

export function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, '');
  } catch {
    return ''; // not an address of another site
  }
}
