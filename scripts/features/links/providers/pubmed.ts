// PubMed: a record by its number (PMID), at its own host and, before 2020, below ncbi.nlm.nih.gov/pubmed.

import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';
import { semanticScholarBy } from '../services/semantic-scholar-api.ts';

export const pubmed: Provider = {
  name: 'pubmed',
  label: 'PubMed',
  hosts: ['pubmed.ncbi.nlm.nih.gov', 'ncbi.nlm.nih.gov'],
  prefixes: ['pmid'],
  match({ host, segments }) {
    const path = host === 'pubmed.ncbi.nlm.nih.gov' ? segments : segments[0] === 'pubmed' ? segments.slice(1) : [];
    return path.length === 1 ? identify(path[0] ?? '') : undefined;
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
