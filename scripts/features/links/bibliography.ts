// BibTeX and BibLaTeX files as link records. An entry that can't be read, or that leads nowhere, is a diagnostic at its
// line; all others are taken.

import bibtex, { type BibtexItem, type BibtexValue } from 'bibtex-parse';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { plainLine } from '../../core/plain-line.ts';
import { SourceText } from '../../core/source-text.ts';
import { readNames } from './bibliography-names.ts';
import { canonicalLink, linkFromText, type CanonicalLink } from './canonical.ts';
import { latexToText } from './latex-text.ts';
import type { LinkKind, LinkRecord } from './record.ts';
import { maxAbstractCharacters, maxNameCharacters, maxTitleCharacters } from './services/record-fields.ts';

export interface BibliographyEntry {
  readonly key: string;
  /** Key of the record. */
  readonly url: string;
  readonly record: LinkRecord;
}

export interface Bibliography {
  readonly entries: readonly BibliographyEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

type Fields = ReadonlyMap<string, string>;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** @param file as diagnostics name it */
export function readBibliography(text: string, file: string): Bibliography {
  const source = new SourceText(text);
  const macros = new Map<string, string>(months.map((month) => [month, month]));
  const entries: (BibliographyEntry | undefined)[] = [];
  const diagnostics: Diagnostic[] = [];
  const complain = (offset: number, message: string, remedy: string): void => {
    diagnostics.push({
      rule: 'bibliography',
      severity: 'warning',
      file,
      ...source.positionAt(offset),
      message,
      remedy,
    });
  };
  // Named before they are read, as volumes stand behind what appeared in them.
  const volumes = new Map<string, Fields | undefined>(
    [...text.matchAll(/\bcrossref\s*=\s*[{"]([^{}"]{1,300})/gi)].map(([, key = '']) => [keyOf(key), undefined]),
  );
  const waiting: { slot: number; type: string; key: string; own: Fields; start: number }[] = [];
  const take = (type: string, key: string, fields: Fields, start: number, slot = entries.length): void => {
    const [first, ...others] = entryLinks(fields);
    if (first) entries[slot] = { key, url: first.url, record: entryRecord(type, fields, first, others) };
    // A volume is there for what appeared in it.
    else if (!volumes.has(keyOf(key)))
      complain(start, `"${key}" says nowhere where it can be found.`, 'Add eprint, doi or url; it was left out.');
  };
  for (const { start, end } of splitItems(text)) {
    if (end === undefined) {
      complain(start, 'This entry is not closed.', 'Add the missing "}" at its end.');
      continue;
    }
    const parsed = parseItem(text.slice(start, end));
    if (typeof parsed === 'string') {
      complain(start, `This entry is no BibTeX: ${parsed}`, 'Mend the entry.');
      continue;
    }
    if (parsed?.itemtype === 'string' && parsed.name !== undefined) {
      macros.set(parsed.name.toLowerCase(), valueText(parsed as BibtexValue, macros));
    }
    if (parsed?.itemtype !== 'entry') continue;
    const fields: Fields = new Map(
      (parsed.fields ?? []).map((field) => [field.name.toLowerCase(), valueText(field, macros)]),
    );
    const type = parsed.type ?? 'misc';
    const key = parsed.key ?? '';
    if (volumes.has(keyOf(key))) volumes.set(keyOf(key), fields);
    if (fields.has('crossref')) waiting.push({ slot: entries.push(undefined) - 1, type, key, own: fields, start });
    else take(type, key, fields, start);
  }
  for (const { slot, type, key, own, start } of waiting) {
    const volume = volumes.get(keyOf(own.get('crossref') ?? ''));
    take(type, key, volume ? inherited(own, volume) : own, start, slot);
  }
  diagnostics.sort((a, b) => a.line - b.line);
  return { entries: entries.filter((entry) => entry !== undefined), diagnostics };
}

function keyOf(text: string): string {
  return text.trim().toLowerCase();
}

/** BibTeX's `crossref`: what an entry lacks is its volume's, and the volume's title is where it appeared. */
function inherited(own: Fields, parent: Fields): Fields {
  const given = [...parent].filter(([name]) =>
    /^(?:booktitle|journal|journaltitle|year|month|date|langid)$/.test(name),
  );
  const title = parent.get('title');
  const volume: [string, string][] = title === undefined ? [] : [['booktitle', title]];
  return new Map([...volume, ...given, ...own]);
}

/** Where `@…{` begins at the head of a line, and where its braces close; an entry that isn't closed has no end. */
function* splitItems(text: string): Generator<{ start: number; end: number | undefined }> {
  const starts = [...text.matchAll(/^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/gm)].map(
    (match) => match.index + match[0].indexOf('@'),
  );
  for (const [index, first] of starts.entries()) {
    const limit = starts[index + 1] ?? text.length;
    for (let start: number | undefined = first; start !== undefined;) {
      const end = closingBrace(text, start, limit);
      // BibTeX's comments hold anything.
      if (!/^@[ \t]*comment/i.test(text.slice(start, start + 32))) yield { start, end };
      start = end === undefined ? undefined : nextOnLine(text, end);
    }
  }
}

/** Another entry may begin right behind the one before. */
function nextOnLine(text: string, end: number): number | undefined {
  const found = /^[ \t,]*(?=@[ \t]*[A-Za-z]+[ \t]*[{(])/.exec(text.slice(end, end + 80));
  return found ? end + found[0].length : undefined;
}

function closingBrace(text: string, start: number, limit: number): number | undefined {
  let depth = 0;
  const inParentheses = /^@[ \t]*[A-Za-z]+[ \t]*\(/.test(text.slice(start, start + 80));
  for (let offset = start; offset < limit; offset++) {
    const character = text[offset];
    if (character === '\\') offset += 1;
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0 && !inParentheses) return offset + 1;
    else if (character === ')' && inParentheses && depth === 0) return offset + 1;
  }
  return undefined;
}

/** The item, or what is wrong with it. */
function parseItem(text: string): BibtexItem | string | undefined {
  try {
    return bibtex.parse(text, { number: 'string' }).find(({ itemtype }) => itemtype !== 'comment');
  } catch (error) {
    // The parser's own class isn't exported.
    if (error instanceof Error) return error.message.split('\n', 1)[0] ?? 'unreadable';
    throw error;
  }
}

/** Strings and macros put together; still LaTeX. */
function valueText({ value, datatype }: BibtexValue, macros: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) return (value as readonly BibtexValue[]).map((part) => valueText(part, macros)).join('');
  const text = String(value as string | number);
  return datatype === 'identifier' ? (macros.get(text.toLowerCase()) ?? text) : text;
}

/** Best first: what has an identifier, then the address. */
function entryLinks(fields: Fields): CanonicalLink[] {
  const plain = (name: string): string => identifierText(fields.get(name) ?? '');
  const eprint = (plain('eprint') || plain('arxivid')).replace(/^arxiv:/i, '');
  const prefix = plain('archiveprefix') || plain('eprinttype');
  const inJournal = /arxiv\s*:?\s*(?:preprint\s+)?(?:arxiv:)?\s*([\w.-]+\/?\d+(?:\.\d+)?(?:v\d+)?)/i;
  const preprint = ['journal', 'journaltitle', 'note', 'howpublished']
    .map((name) => inJournal.exec(latexToText(fields.get(name) ?? ''))?.[1])
    .find((found) => found !== undefined);
  const doi = plain('doi').replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '');
  const candidates = [
    eprint !== '' && (prefix === '' || /^arxiv$/i.test(prefix)) ? linkFromText(`arxiv:${eprint}`) : undefined,
    preprint === undefined ? undefined : linkFromText(`arxiv:${preprint}`),
    doi === '' ? undefined : linkFromText(`doi:${doi}`),
    canonicalLink(addressFields.map((name) => addressIn(fields.get(name) ?? '')).find(Boolean) ?? ''),
  ].filter((link) => link !== undefined);
  return candidates.filter((link, index) => candidates.findIndex(({ url }) => url === link.url) === index);
}

/** `ee` is DBLP's, `bdsk-url-1` BibDesk's. */
const addressFields = ['url', 'howpublished', 'ee', 'link', 'bdsk-url-1', 'note'];

/** `\url{https://…}` and `https://…`, with LaTeX's escapes undone. */
function addressIn(text: string): string | undefined {
  return /https?:\/\/[^\s{}]+/i.exec(unescaped(text))?.[0];
}

/** Identifiers have no dashes and quotation marks to be set: `--` is two hyphens. */
function identifierText(text: string): string {
  return unescaped(text).replace(/[{}\s]+/g, '');
}

/** `\_`, Mendeley's `{\_}` and `{\~{}}`, `\textless{}`. */
function unescaped(text: string): string {
  return text
    .replace(
      /\{?\\(textasciitilde|textunderscore|textless|textgreater|~)(?![A-Za-z])(?:\{\})?\}?/g,
      (_, name: string) => {
        return named[name] ?? '~';
      },
    )
    .replace(/\{\\([%#&_$])\}|\\([%#&_$])/g, '$1$2');
}

const named: Readonly<Record<string, string>> = { textunderscore: '_', textless: '<', textgreater: '>' };

function entryRecord(type: string, fields: Fields, first: CanonicalLink, others: readonly CanonicalLink[]): LinkRecord {
  // A bibliography may be somebody else's: what it says is as foreign as what services tell.
  const plain = (name: string, most = maxTitleCharacters): string | undefined =>
    plainLine(latexToText(fields.get(name) ?? ''), most) || undefined;
  const title = plain('title');
  const read = readNames(fields.get('author') ?? '');
  const names = read.names.map((name) => plainLine(name, maxNameCharacters)).filter(Boolean);
  const venue = [plain('booktitle'), plain('journaltitle'), plain('journal')].find(
    (name) => name !== undefined && !/^(?:arxiv|corr)\b/i.test(name),
  );
  const published = entryDate(fields);
  const abstract = plain('abstract', maxAbstractCharacters);
  const doi = others
    .concat(first)
    .find(({ provider }) => provider === 'doi')
    ?.id?.slice('doi:'.length);
  const language = languages[(plain('langid') ?? plain('language') ?? '').toLowerCase()];
  return {
    kind: kindOf(type.toLowerCase(), first),
    ...(title !== undefined && { title }),
    ...(names.length > 0 && { authors: names, authorsComplete: read.complete }),
    ...(venue !== undefined && { venue }),
    ...(published !== undefined && { published }),
    ...(abstract !== undefined && { abstract }),
    ...(doi !== undefined && { doi }),
    ...(others.length > 0 && { aliases: others.map(({ url }) => url) }),
    ...(language !== undefined && { language }),
    source: 'bibtex',
  };
}

const languages: Readonly<Record<string, string>> = {
  english: 'en',
  american: 'en',
  british: 'en',
  chinese: 'zh',
  german: 'de',
  ngerman: 'de',
  french: 'fr',
  japanese: 'ja',
};

function kindOf(type: string, link: CanonicalLink): LinkKind {
  if (type === 'software') return 'code';
  if (type === 'dataset') return 'dataset';
  if (type === 'video' || type === 'movie') return 'video';
  if (/^(?:misc|online|electronic|www|unpublished)$/.test(type)) return link.kind ?? 'site';
  return link.kind === 'code' || link.kind === 'video' ? link.kind : 'paper';
}

/** As precise as it is written: `2025`, `2025-01`, `2025-01-22`. */
function entryDate(fields: Fields): string | undefined {
  const date = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|\/|T)/.exec(latexToText(fields.get('date') ?? ''))?.[0];
  if (date !== undefined) return date;
  const year = /^\d{4}$/.exec(latexToText(fields.get('year') ?? ''))?.[0];
  if (year === undefined) return undefined;
  const written = latexToText(fields.get('month') ?? '').toLowerCase();
  const index = months.findIndex((month) => written.startsWith(month));
  const month = index >= 0 ? index + 1 : /^(?:0?[1-9]|1[0-2])$/.test(written) ? Number(written) : undefined;
  if (month === undefined) return year;
  return `${year}-${String(month).padStart(2, '0')}`;
}
