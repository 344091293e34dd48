// PubMed: a record by its number (PMID), at its own host, before 2020 below ncbi.nlm.nih.gov/pubmed, and at Europe PMC.

import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';
import { semanticScholarBy } from '../services/semantic-scholar-api.ts';

/** What stands before the number, by host. */
const folders: Readonly<Record<string, readonly string[]>> = {
  'pubmed.ncbi.nlm.nih.gov': [''],
  'ncbi.nlm.nih.gov': ['pubmed'],
  'europepmc.org': ['article/med', 'abstract/med'],
};

export const pubmed: Provider = {
  name: 'pubmed',
  label: 'PubMed',
  hosts: Object.keys(folders),
  prefixes: ['pmid'],
  match({ host, segments }) {
    const folder = segments.slice(0, -1).join('/').toLowerCase();
    return folders[host]?.includes(folder) ? identify(segments.at(-1) ?? '') : undefined;
  },
  identify,
  canonical: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
  display: (id) => `PMID:${id}`,
  ...answeredBy(
    semanticScholarBy((id) => `PMID:${id}`),
    pageOf('web', 'paper', (id) => pubmed.canonical(id)),
  ),
};

function identify(text: string): Match | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? { id: text, kind: 'paper' } : undefined;
}
