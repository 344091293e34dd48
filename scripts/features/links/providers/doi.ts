// DOIs at any resolver or publisher that writes them into its addresses.

import { encodePath } from '../address.ts';
import type { Provider } from '../provider.ts';
import { crossref } from '../services/crossref.ts';
import { datacite } from '../services/datacite.ts';
import { answeredBy } from '../services/lookup.ts';
import { semanticScholarBy } from '../services/semantic-scholar-api.ts';
import { doiFromText, doiOf } from './doi-address.ts';

export const doi: Provider = {
  name: 'doi',
  label: 'DOI',
  hosts: ['*'],
  match(address) {
    const id = doiOf(address);
    return id === undefined ? undefined : { id, kind: 'paper' };
  },
  identify(text) {
    const id = doiFromText(text);
    return id === undefined ? undefined : { id, kind: 'paper' };
  },
  canonical: (id) => `https://doi.org/${encodePath(id)}`,
  display: (id) => `doi:${id}`,
  ...answeredBy(
    crossref,
    datacite,
    semanticScholarBy((id) => `DOI:${id}`),
  ),
};

/** The address of a DOI as records hold it, cheaply; `undefined` for arXiv's own, whose address is arXiv's. */
export function canonicalDoi(text: string): string | undefined {
  if (/^10\.48550\/arxiv\./i.test(text)) return undefined;
  const id = doiFromText(text);
  return id === undefined ? undefined : doi.canonical(id);
}
