// DataCite: https://support.datacite.org/docs/api-get-doi. DOIs of data sets, software, theses, and of arXiv.

import { listAt, textAt, valueAt } from '../../../core/json-value.ts';
import { oneByOne, parseJsonAnswer, type Lookup } from './lookup.ts';
import { partialDate, recordOf, withoutMarkup } from './record-fields.ts';
import type { LinkKind } from '../record.ts';

const kinds: ReadonlyMap<string, LinkKind> = new Map([
  ['Dataset', 'dataset'],
  ['Software', 'code'],
  ['Model', 'model'],
  ['Audiovisual', 'video'],
]);

export const datacite: Lookup = {
  service: 'datacite',
  request: (ids) => oneByOne('datacite', ids, (id) => `dois/${encodeURIComponent(id)}`),
  parse(response) {
    const [id] = response.request.ids;
    const attributes = valueAt(parseJsonAnswer(response), 'data', 'attributes');
    if (id === undefined || textAt(attributes, 'doi')?.toLowerCase() !== id.toLowerCase()) return [];
    const kind = kinds.get(textAt(attributes, 'types', 'resourceTypeGeneral') ?? '') ?? 'paper';
    const titles = listAt(attributes, 'titles');
    const main = titles.find((title) => textAt(title, 'titleType') === undefined) ?? titles[0];
    const abstract = listAt(attributes, 'descriptions').find(
      (description) => textAt(description, 'descriptionType') === 'Abstract',
    );
    const issued = listAt(attributes, 'dates').find((date) => textAt(date, 'dateType') === 'Issued');
    const year = valueAt(attributes, 'publicationYear');
    const record = recordOf('datacite', kind, {
      title: withoutMarkup(textAt(main, 'title')),
      authors: listAt(attributes, 'creators').flatMap((creator) => nameOf(creator) ?? []),
      // A text in old answers, an object since schema 4.5.
      venue:
        textAt(attributes, 'container', 'title') ??
        textAt(attributes, 'publisher') ??
        textAt(attributes, 'publisher', 'name'),
      published: partialDate(textAt(issued, 'date')) ?? (typeof year === 'number' ? String(year) : undefined),
      abstract: withoutMarkup(textAt(abstract, 'description')),
      doi: id,
      language: textAt(attributes, 'language'),
    });
    return record ? [{ id, record }] : [];
  },
};

/** People are written "Family, Given". */
function nameOf(creator: unknown): string | undefined {
  const family = textAt(creator, 'familyName');
  if (family === undefined) return textAt(creator, 'name');
  return [textAt(creator, 'givenName'), family].filter(Boolean).join(' ');
}
