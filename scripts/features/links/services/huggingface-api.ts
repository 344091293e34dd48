// Hugging Face: https://huggingface.co/docs/hub/api, models, data sets, Spaces and collections.

import { listAt, textAt } from '../../../core/json-value.ts';
import type { LinkKind, LinkRecord } from '../record.ts';
import { oneByOne, parseJsonAnswer, type Lookup } from './lookup.ts';
import { recordOf } from './record-fields.ts';

export const huggingfaceApi: Lookup = {
  service: 'huggingface',
  request: (ids) => oneByOne('huggingface', ids, pathOf),
  parse(response) {
    const [id = ''] = response.request.ids;
    const answer = parseJsonAnswer(response);
    const record = id.startsWith('collections/') ? collectionRecord(answer) : repositoryRecord(id, answer);
    return record ? [{ id, record }] : [];
  },
};

/** Files in a repository have no record here. */
function pathOf(id: string): string | undefined {
  if (/^collections\/[^/]+\/[^/]+$/.test(id)) return id;
  if (/^(?:datasets|spaces)\/[^/]+(?:\/[^/]+)?$/.test(id)) return id;
  return /^[^/]+(?:\/[^/]+)?$/.test(id) ? `models/${id}` : undefined;
}

function repositoryRecord(id: string, answer: unknown): LinkRecord | undefined {
  const kind: LinkKind = id.startsWith('datasets/') ? 'dataset' : id.startsWith('spaces/') ? 'site' : 'model';
  const name = textAt(answer, 'id') ?? textAt(answer, 'modelId');
  return recordOf('huggingface', kind, {
    title: textAt(answer, 'cardData', 'title') ?? name,
    authors: [textAt(answer, 'author') ?? ''],
    description: textAt(answer, 'description') ?? textAt(answer, 'cardData', 'short_description'),
    published: textAt(answer, 'createdAt'),
    updated: textAt(answer, 'lastModified'),
    category: textAt(answer, 'pipeline_tag'),
    siteName: 'Hugging Face',
  });
}

function collectionRecord(answer: unknown): LinkRecord | undefined {
  return recordOf('huggingface', 'site', {
    title: textAt(answer, 'title'),
    authors: [textAt(answer, 'owner', 'fullname') ?? textAt(answer, 'owner', 'name') ?? ''],
    description: textAt(answer, 'description'),
    updated: textAt(answer, 'lastUpdated'),
    siteName: 'Hugging Face',
  });
}

/** Addresses of what a collection holds, in its order. */
export function collectionItems(answer: unknown): string[] {
  const folder: Readonly<Record<string, string>> = {
    paper: 'papers/',
    model: '',
    dataset: 'datasets/',
    space: 'spaces/',
    collection: 'collections/',
  };
  return listAt(answer, 'items').flatMap((item) => {
    const type = textAt(item, 'type') ?? '';
    const id = textAt(item, 'slug') ?? textAt(item, 'id') ?? textAt(item, 'item_id');
    const prefix = Object.hasOwn(folder, type) ? folder[type] : undefined;
    return prefix === undefined || id === undefined ? [] : [`https://huggingface.co/${prefix}${id}`];
  });
}
