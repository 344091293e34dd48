// arXiv: https://info.arxiv.org/help/arxiv_identifier.html, and the sites that show its papers under their ids.

import { withoutTrailingPunctuation } from '../address.ts';
import type { Match, Provider } from '../provider.ts';
import { arxivApi } from '../services/arxiv-api.ts';
import { answeredBy } from '../services/lookup.ts';
import { semanticScholarBy } from '../services/semantic-scholar-api.ts';
import { doiOf } from './doi-address.ts';

/** Before the identifier, by host. */
const paths: Readonly<Record<string, readonly string[]>> = {
  'arxiv.org': ['abs', 'pdf', 'html', 'ps', 'format', 'e-print', 'src', 'tb', 'bibtex', 'dvi', 'other'],
  'ar5iv.org': ['abs', 'html', 'pdf'],
  'alphaxiv.org': ['abs', 'pdf', 'overview', 'html', 'resources', 'audio'],
  'huggingface.co': ['papers'],
  'semanticscholar.org': ['arxiv'],
  'papers.cool': ['arxiv'],
  'scirate.com': ['arxiv'],
  'arxiv-vanity.com': ['papers'],
  'hjfy.top': ['arxiv'],
  'ui.adsabs.harvard.edu': ['abs'],
  'inspirehep.net': ['arxiv'],
};

const sameAs: Readonly<Record<string, string>> = {
  'export.arxiv.org': 'arxiv.org',
  'browse.arxiv.org': 'arxiv.org',
  'cn.arxiv.org': 'arxiv.org',
  'de.arxiv.org': 'arxiv.org',
  'lanl.arxiv.org': 'arxiv.org',
  'xxx.lanl.gov': 'arxiv.org',
  'xxx.itp.ac.cn': 'arxiv.org',
  'ar5iv.labs.arxiv.org': 'ar5iv.org',
  'beta.alphaxiv.org': 'alphaxiv.org',
  'hf.co': 'huggingface.co',
  'hf-mirror.com': 'huggingface.co',
};

/** Of the identifiers until March 2007. */
const archives =
  /^(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con)$/;

export const arxiv: Provider = {
  name: 'arxiv',
  label: 'arXiv',
  hosts: [...Object.keys(paths), ...Object.keys(sameAs), 'api.semanticscholar.org', 'doi.org', 'dx.doi.org'],
  prefixes: ['doi'],

  match(address) {
    const { host, segments } = address;
    if (host === 'doi.org' || host === 'dx.doi.org') return identifyDoi(doiOf(address) ?? '');
    // arXiv's own pages link to `api.semanticscholar.org/arXiv:2501.12948`.
    if (host === 'api.semanticscholar.org') return identifyPrefixed(segments.at(-1) ?? '');
    const site = sameAs[host] ?? host;
    const [kind = '', ...rest] = site === 'alphaxiv.org' ? withoutLanguage(segments) : segments;
    if (site === 'arxiv.org' && kind === 'ftp') return identifyFile(rest);
    if (!paths[site]?.includes(kind.toLowerCase()) || rest.length === 0 || rest.length > 2) return undefined;
    return identifyArxiv(rest.join('/').replace(/^arxiv:/i, ''));
  },

  identify: (text) => identifyArxiv(text) ?? identifyDoi(text),
  canonical: (id) => `https://arxiv.org/abs/${id}`,
  display: (id) => `arXiv:${id}`,
  ...answeredBy(
    arxivApi,
    semanticScholarBy((id) => `ARXIV:${id}`),
  ),
};

/** alphaXiv's pages in other languages: `zh/overview/2501.12948`. */
function withoutLanguage(segments: readonly string[]): readonly string[] {
  return /^[a-z]{2}$/.test(segments[0] ?? '') ? segments.slice(1) : segments;
}

/** Files of papers that were submitted as PDF: `ftp/arxiv/papers/1205/1205.6544.pdf`, `ftp/cs/papers/0112/0112017.pdf`. */
function identifyFile([archive = '', papers, , file = '', ...more]: readonly string[]): Match | undefined {
  if (papers !== 'papers' || more.length > 0) return undefined;
  return identifyArxiv(archive === 'arxiv' ? file : `${archive}/${file}`);
}

function identifyPrefixed(text: string): Match | undefined {
  return /^arxiv:/i.test(text) ? identifyArxiv(text.slice('arxiv:'.length)) : undefined;
}

/** arXiv's own DOIs: https://info.arxiv.org/help/doi.html */
function identifyDoi(doi: string): Match | undefined {
  const found = /^10\.48550\/arxiv\.(.{1,40})$/i.exec(doi);
  return found?.[1] ? identifyArxiv(found[1]) : undefined;
}

/** An identifier with or without version and `.pdf`; with the sentence's punctuation behind it. */
export function identifyArxiv(text: string): Match | undefined {
  if (text.length > 64) return undefined;
  const trimmed = withoutTrailingPunctuation(text).replace(/\.(?:pdf|ps|ps\.gz)$/i, '');
  const [, plain = '', version] = /^(.*?)(?:v([1-9]\d{0,2}))?$/i.exec(trimmed) ?? [];
  const id = newIdentifier(plain) ?? oldIdentifier(plain);
  if (id === undefined) return undefined;
  return { id, kind: 'paper', ...(version !== undefined && { version: Number(version) }) };
}

/** `YYMM.NNNN` from April 2007 on, `YYMM.NNNNN` from January 2015 on. */
function newIdentifier(text: string): string | undefined {
  const found = /^(\d\d)(\d\d)\.(\d{4,5})$/.exec(text);
  if (!found) return undefined;
  const [, year = '', month = '', number = ''] = found;
  if (!isMonth(month)) return undefined;
  const date = Number(year + month);
  if (date < 704 || number.length !== (date < 1501 ? 4 : 5) || Number(number) === 0) return undefined;
  return text;
}

/** `hep-th/9901001`; the subject class of `math.GT/0309136` isn't part of the identifier. */
function oldIdentifier(text: string): string | undefined {
  const found = /^([a-z-]+)(?:\.[a-z]{2})?\/(\d\d)(\d\d)(\d{3})$/i.exec(text);
  if (!found) return undefined;
  const [, archive = '', year = '', month = '', number = ''] = found;
  const name = archive.toLowerCase();
  if (!archives.test(name) || !isMonth(month) || Number(number) === 0) return undefined;
  // August 1991 to March 2007.
  const date = (Number(year) + (Number(year) < 90 ? 2000 : 1900)) * 100 + Number(month);
  return date >= 199108 && date <= 200703 ? `${name}/${year}${month}${number}` : undefined;
}

function isMonth(text: string): boolean {
  const month = Number(text);
  return month >= 1 && month <= 12;
}
