// A record as BibTeX, for readers who cite what they read. Fields that the record doesn't know are left out.
// Format: https://www.bibtex.org/Format/ ; `eprint` as arXiv recommends, https://info.arxiv.org/help/hypertex/bibstyles/

import type { LinkRecord } from '../links/api.ts';

/** `url` is the canonical one, `id` the provider's (`arxiv:2501.12948`). */
export function bibtex(record: LinkRecord, url: string, id: string | undefined): string {
  const { title, authors = [], authorsComplete, published, venue, doi, category } = record;
  const arxiv = id?.startsWith('arxiv:') ? id.slice('arxiv:'.length) : undefined;
  const romanised = authors.map(withoutOwnScript);
  const names = authorsComplete === false ? [...romanised, 'others'] : romanised;
  const fields: [string, string | undefined][] = [
    ['title', title && `{${escapeTex(title)}}`],
    ['author', names.length > 0 ? names.map(authorName).join(' and ') : undefined],
    ['year', published?.slice(0, 4)],
    ['month', published?.slice(5, 7) || undefined],
    [venueField(record), venue && escapeTex(venue)],
    ['eprint', arxiv],
    ['archiveprefix', arxiv && 'arXiv'],
    ['primaryclass', arxiv && category],
    ['doi', doi],
    ['url', url],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return [`@${venue ? 'article' : 'misc'}{${citationKey(record, url, id)},`, ...lines, '}'].join('\n');
}

function venueField({ kind }: LinkRecord): string {
  return kind === 'paper' ? 'journal' : 'howpublished';
}

/** First author, year, first word of the title: `salganik2024larp`. */
function citationKey(
  { title = '', authors = [], published = '' }: LinkRecord,
  url: string,
  id: string | undefined,
): string {
  const surname =
    withoutOwnScript(authors[0] ?? '')
      .split(/\s+/)
      .at(-1) ?? '';
  const word = /[A-Za-z][A-Za-z0-9-]*/.exec(title)?.[0] ?? '';
  const key = `${ascii(surname)}${published.slice(0, 4)}${ascii(word)}`;
  return /[a-z]/.test(key) ? key : ascii((id ?? url).replace(/^https?:\/\//, ''));
}

function ascii(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** The ACL Anthology writes "Feng Jiang (蒋峰)": BibTeX would take the last word for the surname. */
function withoutOwnScript(name: string): string {
  return name.replace(/\s*[(（][^()（）]*[)）]\s*$/, '') || name;
}

/** A name of several words that isn't a person's (`DeepSeek-AI Team`) would be taken apart; a comma or braces tell. */
function authorName(name: string): string {
  return /\b(?:team|group|collaboration|consortium|AI|lab|labs)$/i.test(name)
    ? `{${escapeTex(name)}}`
    : escapeTex(name);
}

/** Titles of arXiv are LaTeX already; what would end the field or begin a comment isn't. */
function escapeTex(text: string): string {
  const open = text.split('{').length;
  const balanced = open === text.split('}').length ? text : text.replace(/[{}]/g, '');
  return balanced.replace(/(?<!\\)([%#&])/g, '\\$1');
}
