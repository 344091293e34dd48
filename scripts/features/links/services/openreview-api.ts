// OpenReview: https://docs.openreview.net/reference/api-v2 and, for venues before 2023, the first API, in which values
// stand bare.

import { listAt, textAt, valueAt } from '../../../core/json-value.ts';
import type { ServiceName } from '../services.ts';
import { oneByOne, parseJsonAnswer, type Lookup } from './lookup.ts';
import { recordOf } from './record-fields.ts';

export const openreviewApi = notesOf('openreview');
export const openreviewFirstApi = notesOf('openreview-v1');

function notesOf(service: ServiceName): Lookup {
  return {
    service,
    request: (ids) => oneByOne(service, ids, (id) => `notes?id=${encodeURIComponent(id)}`),
    parse(response) {
      const [id] = response.request.ids;
      const note = listAt(parseJsonAnswer(response), 'notes').find((candidate) => textAt(candidate, 'id') === id);
      if (id === undefined || note === undefined) return [];
      const content = (name: string): unknown => {
        const field = valueAt(note, 'content', name);
        return typeof field === 'object' && field !== null && !Array.isArray(field) ? valueAt(field, 'value') : field;
      };
      const venue = content('venue');
      const pdf = content('pdf');
      const authors = content('authors');
      const record = recordOf(service, 'paper', {
        title: asText(content('title')),
        authors: Array.isArray(authors) ? authors.flatMap((name) => asText(name) ?? []) : [],
        venue: asText(venue),
        published: dayOf(valueAt(note, 'pdate') ?? valueAt(note, 'cdate')),
        abstract: asText(content('abstract')),
        pdf: typeof pdf === 'string' ? new URL(pdf, 'https://openreview.net').href : undefined,
        withdrawn: typeof venue === 'string' && /withdrawn/i.test(venue) ? venue : undefined,
      });
      return record ? [{ id, record }] : [];
    },
  };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Milliseconds since 1970. */
function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'number' || !(Math.abs(value) < 8.64e15)) return undefined;
  return new Date(value).toISOString().slice(0, 10);
}
