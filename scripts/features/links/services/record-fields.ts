// Texts of services made into fields of a record: cleaned, cut, absent rather than empty.

import { textContent, parseHtml } from '../../../core/html.ts';
import { plainLine } from '../../../core/plain-line.ts';
import type { LinkKind, LinkRecord } from '../record.ts';
import type { ServiceName } from '../services.ts';

export const maxTitleCharacters = 300;
export const maxAbstractCharacters = 4000;
const maxDescriptionCharacters = 500;
export const maxNameCharacters = 120;
const maxAuthors = 100;

type Text = string | undefined;

/** What services tell, not yet cleaned. */
export interface RawFields {
  readonly title?: Text;
  readonly authors?: readonly string[];
  /** The service itself cut its list. */
  readonly authorsCut?: boolean;
  readonly venue?: Text;
  readonly published?: Text;
  readonly updated?: Text;
  readonly abstract?: Text;
  readonly description?: Text;
  readonly siteName?: Text;
  readonly category?: Text;
  readonly doi?: Text;
  readonly code?: Text;
  readonly pdf?: Text;
  readonly language?: Text;
  readonly version?: number | undefined;
  readonly withdrawn?: Text;
  readonly aliases?: readonly string[];
}

/** `undefined` without a title: a record that can't be shown is none. */
export function recordOf(service: ServiceName, kind: LinkKind, fields: RawFields): LinkRecord | undefined {
  const title = cleaned(fields.title, maxTitleCharacters);
  if (title === undefined) return undefined;
  const names = (fields.authors ?? []).flatMap((name) => cleaned(name, maxNameCharacters) ?? []);
  const authors = names.slice(0, maxAuthors);
  const aliases = (fields.aliases ?? []).filter((alias) => webAddress(alias) !== undefined);
  return withoutAbsent({
    kind,
    title,
    authors: authors.length > 0 ? authors : undefined,
    authorsComplete: authors.length > 0 ? !(fields.authorsCut === true || names.length > maxAuthors) : undefined,
    venue: cleaned(fields.venue, maxTitleCharacters),
    published: partialDate(fields.published),
    updated: partialDate(fields.updated),
    abstract: cleaned(fields.abstract, maxAbstractCharacters),
    description: cleaned(fields.description, maxDescriptionCharacters),
    siteName: cleaned(fields.siteName, maxNameCharacters),
    category: cleaned(fields.category, maxNameCharacters),
    doi: doiText(fields.doi),
    aliases: aliases.length > 0 ? aliases : undefined,
    code: webAddress(fields.code),
    pdf: webAddress(fields.pdf),
    language: languageTag(fields.language),
    version: fields.version,
    withdrawn: fields.withdrawn === undefined ? undefined : plainLine(fields.withdrawn, maxTitleCharacters),
    source: service,
  });
}

function withoutAbsent(fields: { [Name in keyof LinkRecord]: LinkRecord[Name] | undefined }): LinkRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as LinkRecord;
}

function cleaned(text: Text, maxCharacters: number): string | undefined {
  const line = text === undefined ? '' : plainLine(text, maxCharacters);
  return line === '' ? undefined : line;
}

/** Text of a field in which services write markup (`<i>`, `<jats:p>`) and entities. */
export function withoutMarkup(text: Text): string | undefined {
  if (text === undefined || !/[<&]/.test(text)) return text;
  // Paragraphs and headings stand apart; cut first, since nothing of a longer text is shown.
  return textContent(parseHtml(text.slice(0, 40_000).replace(/<\/?(?:jats:)?(?:p|title|sec|br)\b[^>]*>/g, ' $& ')));
}

/** `2020`, `2020-07` or `2020-07-05`, from ISO 8601 with or without time, or with slashes; as precise as it is told. */
export function partialDate(text: Text): string | undefined {
  const found = /^\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])/.exec(text ?? '');
  const [, year = '', month = '', day = ''] = found ?? [];
  if (!found || Number(year) < 1400 || Number(year) > 2200) return undefined;
  if (month === '' || Number(month) < 1 || Number(month) > 12) return year;
  const upToMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === '' || Number(day) < 1 || Number(day) > 31) return upToMonth;
  return `${upToMonth}-${day.padStart(2, '0')}`;
}

/** Of numbers as citeproc has them: `[2020, 7, 5]`. */
export function dateOfParts(parts: readonly unknown[]): string | undefined {
  return partialDate(parts.filter((part) => typeof part === 'number').join('-'));
}

function doiText(text: Text): string | undefined {
  const doi = (text ?? '').trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return /^10\.\d{4,9}(?:\.\d+)*\/\S{1,300}$/.test(doi) ? doi : undefined;
}

/** An http(s) address without credentials, normalised. */
export function webAddress(text: Text, base?: string): string | undefined {
  if (text === undefined || text.length > 2000 || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : undefined;
}

function languageTag(text: Text): string | undefined {
  try {
    return text === undefined ? undefined : Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined; // pages write anything into `lang`
  }
}
