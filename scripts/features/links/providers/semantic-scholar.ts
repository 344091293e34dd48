// Semantic Scholar: https://api.semanticscholar.org/api-docs/graph (ids of papers).

import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { semanticScholarBy } from '../services/semantic-scholar-api.ts';

export const semanticScholar: Provider = {
  name: 'semantic-scholar',
  label: 'Semantic Scholar',
  hosts: ['semanticscholar.org', 'api.semanticscholar.org', 'pdfs.semanticscholar.org'],
  prefixes: ['s2', 's2cid', 'corpusid'],
  match({ host, segments }) {
    const [first = '', second = '', third = ''] = segments;
    if (host === 'pdfs.semanticscholar.org') return identify(first + second.replace(/\.pdf$/, ''));
    if (host === 'api.semanticscholar.org') {
      // `CorpusID:123`, `graph/v1/paper/<id>`, `v1/paper/<id>`
      const paper = segments.indexOf('paper');
      return identify(paper < 0 ? first : (segments[paper + 1] ?? ''), paper >= 0);
    }
    if (first === 'p' && segments.length === 2) return identify(`CorpusID:${second}`);
    if (first !== 'paper' && first !== 'reader') return undefined;
    // `paper/<sha>`, `paper/Title-of-the-Work/<sha>`, `reader/<sha>`
    return identify(second) ?? identify(third);
  },
  identify: (text) => identify(/^\d+$/.test(text) ? `CorpusID:${text}` : text),
  canonical: (id) =>
    id.startsWith('CorpusID:')
      ? `https://api.semanticscholar.org/${id}`
      : `https://www.semanticscholar.org/paper/${id}`,
  display: (id) => (id.startsWith('CorpusID:') ? `S2CID ${id.slice(9)}` : `S2:${id.slice(0, 8)}`),
  ...answeredBy(semanticScholarBy((id) => id)),
};

function identify(text: string, bare = true): Match | undefined {
  const corpus = /^CorpusID:([1-9]\d{0,11})$/i.exec(text)?.[1];
  if (corpus !== undefined) return { id: `CorpusID:${corpus}`, kind: 'paper' };
  return bare && /^[0-9a-f]{40}$/i.test(text) ? { id: text.toLowerCase(), kind: 'paper' } : undefined;
}
