// Crossref: https://github.com/CrossRef/rest-api-doc (many DOIs by `filter=doi:`), format of a work: api_format.md there.

import { listAt, textAt, valueAt } from '../../../core/json-value.ts';
import type { ParsedRecord, ServiceRequest } from '../provider.ts';
import { batches, parseJsonAnswer, type Lookup } from './lookup.ts';
import { dateOfParts, recordOf, withoutMarkup } from './record-fields.ts';

const fields =
  'DOI,title,subtitle,author,issued,published-print,published-online,container-title,event,abstract,type,update-to';

export const crossref: Lookup = {
  service: 'crossref',
  request(ids) {
    // A comma ends a filter: such DOIs are asked for alone.
    const plain = ids.filter((id) => !id.includes(','));
    return [
      ...batches('crossref', plain).map(worksRequest),
      ...ids
        .filter((id) => id.includes(','))
        .map((id): ServiceRequest => ({
          service: 'crossref',
          method: 'GET',
          path: `works/${encodeURIComponent(id)}`,
          ids: [id],
        })),
    ];
  },
  parse(response) {
    const message = valueAt(parseJsonAnswer(response), 'message');
    const works = valueAt(message, 'DOI') === undefined ? listAt(message, 'items') : [message];
    const asked = new Map(response.request.ids.map((id) => [id.toLowerCase(), id]));
    return works.flatMap((work) => parsedWork(work, asked) ?? []);
  },
};

function worksRequest(ids: readonly string[]): ServiceRequest {
  const filter = ids.map((id) => `doi:${id}`).join(',');
  const query = new URLSearchParams({ filter, select: fields, rows: String(ids.length) });
  return { service: 'crossref', method: 'GET', path: `works?${query.toString()}`, ids };
}

export function parsedWork(work: unknown, asked: ReadonlyMap<string, string>): ParsedRecord | undefined {
  const id = asked.get(textAt(work, 'DOI')?.toLowerCase() ?? '');
  if (id === undefined) return undefined;
  const title = withoutMarkup(textAt(work, 'title', 0));
  const subtitle = withoutMarkup(textAt(work, 'subtitle', 0));
  const record = recordOf('crossref', textAt(work, 'type') === 'dataset' ? 'dataset' : 'paper', {
    title: subtitle !== undefined && title !== undefined && !title.includes(subtitle) ? `${title}: ${subtitle}` : title,
    authors: listAt(work, 'author').flatMap((author) => nameOf(author) ?? []),
    venue: withoutMarkup(textAt(work, 'container-title', 0) ?? textAt(work, 'event', 'name')),
    published: dateOfParts(listAt(work, 'issued', 'date-parts', 0)),
    abstract: withoutMarkup(textAt(work, 'abstract'))?.replace(/^\s*Abstract\b[\s:.]*/i, ''),
    doi: id,
    // Publishers mark a retracted work by its title: https://www.crossref.org/documentation/crossmark/
    withdrawn: /^\W*(?:retracted|withdrawn)\b/i.test(title ?? '') ? '' : undefined,
  });
  return record && { id, record };
}

/** People have two names, groups one. */
function nameOf(author: unknown): string | undefined {
  const family = textAt(author, 'family');
  if (family === undefined) return textAt(author, 'name');
  return [textAt(author, 'given'), family].filter(Boolean).join(' ');
}
