// The DOI inside an address: of resolvers, and of publishers that put it into the path. DOI Handbook §2.

import { decoded, withoutTrailingPunctuation, type Address } from '../address.ts';

const prefix = /^10\.\d{4,9}(?:\.\d{1,9})*(?:\/|$)/;

/** Resolvers and library proxies: the DOI is the whole path. */
const resolver = /^(?:dx\.)?doi\.|^(?:dx-)?doi-org[.-]|^(?:hdl\.handle\.net|oadoi\.org|sci-hub\.[a-z]{2,3})$/;

/** What stands right before the DOI, by host; `/doi/…/` (Atypon and its like) counts everywhere. */
const publishers: Readonly<Record<string, RegExp>> = {
  'link.springer.com':
    /^(?:|article|chapter|book|content\/pdf|content\/epub|referencework|referenceworkentry|protocol)$/,
  'frontiersin.org': /^(?:journals\/[a-z-]+\/)?articles$/,
  'iopscience.iop.org': /^article$/,
  'journals.aps.org': /^[a-z]+\/(?:abstract|pdf|references|cited-by|supplemental)$/,
  'link.aps.org': /^(?:abstract|pdf)$/,
  'biorxiv.org': /^content(?:\/early\/\d{4}\/\d\d\/\d\d)?$/,
  'medrxiv.org': /^content(?:\/early\/\d{4}\/\d\d\/\d\d)?$/,
  'drops.dagstuhl.de': /^entities\/document$/,
  'emerald.com': /^insight\/content\/doi$/,
  'api.crossref.org': /^works$/,
  'api.datacite.org': /^dois$/,
};

/** `/doi`, `/doi/abs`, `/action/doi/pdf`. */
const doiPath =
  /(?:^|\/)doi(?:\/(?:abs|pdf|pdfplus|pdfdirect|full|epdf|epub|fullhtml|book|book-review|proceedings|ref|figure|suppl|reader|referenceworks|abstract))?$/;

/** Silverchair's journals (Oxford, MIT Press, AIP …), which put their own number, and a file or a title, behind the DOI. */
const numberedPath = /\/article(?:-abstract|-pdf)?\/doi$/;
const numberBehind = /^([^/]+\/[^/]+(?:\/[^/]+)*?)\/\d{3,}(?:\/[\s\S]*)?$/;

/** Pages about the same work, which publishers put behind the DOI. */
const view =
  /\/(?:abstract|full|full\/html|html|pdf|pdfdirect|epdf|epub|fulltext(?:\.html)?|full-text|summary|meta|references|citations|figures|suppl_file\/[^/]*)$/;

/** Articles of Nature and its sisters, whose numbers are DOIs without `10.1038/`: s41586-021-03819-2, nature14539. */
const natureArticle = /^(?:[sd]\d{5}-\d{3}-\d{5}-[0-9a-z]|nature\d{4,5})$/;

/** In lower case: DOIs don't depend on the case of ASCII letters. `undefined` if the address holds none. */
export function doiOf({ host, url, segments, query }: Address): string | undefined {
  if (resolver.test(host)) return doiFromText(decoded(url.pathname.slice(1)) ?? '');
  if (host === 'journals.plos.org' && segments[1] === 'article') return doiFromText(query.get('id') ?? '');
  if (host === 'nature.com') {
    const [folder, article = ''] = segments;
    const number = article.replace(/\.pdf$/, '').toLowerCase();
    return folder === 'articles' && natureArticle.test(number) ? `10.1038/${number}` : undefined;
  }
  // ACM's old addresses; without a prefix the number is one of ACM's own.
  if (host === 'dl.acm.org' && segments[0] === 'citation.cfm') {
    const number = query.get('doid') ?? '';
    return doiFromText(/^\d+\.\d+$/.test(number) ? `10.1145/${number}` : number);
  }
  const index = segments.findIndex((segment) => prefix.test(segment));
  if (index < 0) return undefined;
  const before = segments.slice(0, index).join('/').toLowerCase();
  const publisher = Object.hasOwn(publishers, host) ? publishers[host] : undefined;
  if (!doiPath.test(before) && !publisher?.test(before)) return undefined;
  const rest = segments.slice(index).join('/');
  return doiFromText(numberedPath.test(before) ? rest.replace(numberBehind, '$1') : withoutView(rest, host));
}

function withoutView(text: string, host: string): string {
  if (host === 'biorxiv.org' || host === 'medrxiv.org') return text.replace(/v\d{1,3}(?:\.[a-z.-]{1,40})?$/i, '');
  if (host === 'link.springer.com') return text.replace(/\.(?:pdf|epub)$/i, '').replace(view, '');
  return text.replace(view, '');
}

/** `10.1145/3292500.3330701`, with or without `doi:`, punctuation of the sentence behind it left out. */
export function doiFromText(text: string): string | undefined {
  if (text.length > 2048) return undefined;
  const plain = withoutTrailingPunctuation(text.trim().replace(/^(?:doi:\s*)/i, '')).replace(/\/+$/, '');
  if (!prefix.test(plain) || /[\s\p{Cc}]/u.test(plain) || !/^[^/]+\/./.test(plain)) return undefined;
  return plain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
