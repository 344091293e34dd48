// Semantic Scholar: https://api.semanticscholar.org/api-docs/graph, up to 500 papers in one question.

import { listAt, textAt, valueAt } from '../../../core/json-value.ts';
import type { LinkRecord } from '../record.ts';
import { batches, parseJsonAnswer, type Lookup } from './lookup.ts';
import { plainWords, type TitleSearch } from './title-search.ts';
import { partialDate, recordOf } from './record-fields.ts';

export const paperFields =
  'title,abstract,venue,publicationVenue,year,publicationDate,authors,externalIds,openAccessPdf';

/** @param paperId of an id of the provider: `ARXIV:…`, `DOI:…`, `ACL:…`, `CorpusId:…` or the paper's hash */
export function semanticScholarBy(paperId: (id: string) => string): Lookup {
  return {
    service: 'semantic-scholar',
    request: (ids) =>
      batches('semantic-scholar', ids).map((group) => ({
        service: 'semantic-scholar',
        method: 'POST',
        path: `graph/v1/paper/batch?fields=${paperFields}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ids: group.map(paperId) }),
        ids: group,
      })),
    parse(response) {
      const papers = parseJsonAnswer(response);
      // In the order of the question, null for what isn't known.
      if (!Array.isArray(papers))
        throw new Error(`Semantic Scholar answered: ${textAt(papers, 'error') ?? 'no list'}.`);
      return response.request.ids.flatMap((id, index) => {
        const record = paperRecord(papers[index]);
        return record ? [{ id, record }] : [];
      });
    },
  };
}

export function paperRecord(paper: unknown): LinkRecord | undefined {
  const year = valueAt(paper, 'year');
  return recordOf('semantic-scholar', 'paper', {
    title: textAt(paper, 'title'),
    authors: listAt(paper, 'authors').flatMap((author) => textAt(author, 'name') ?? []),
    venue: textAt(paper, 'publicationVenue', 'name') ?? textAt(paper, 'venue'),
    published: partialDate(textAt(paper, 'publicationDate')) ?? (typeof year === 'number' ? String(year) : undefined),
    abstract: textAt(paper, 'abstract'),
    doi: textAt(paper, 'externalIds', 'DOI'),
    pdf: textAt(paper, 'openAccessPdf', 'url'),
  });
}

/** `paper/search`: https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data */
export const semanticScholarTitleSearch: TitleSearch = {
  service: 'semantic-scholar',
  request(title) {
    const query = new URLSearchParams({ query: plainWords(title), limit: '5', fields: paperFields });
    return { service: 'semantic-scholar', method: 'GET', path: `graph/v1/paper/search?${query.toString()}`, ids: [] };
  },
  parse: (response) =>
    listAt(parseJsonAnswer(response), 'data').flatMap((paper) => {
      const record = paperRecord(paper);
      const url = addressOf(paper);
      return record && url !== undefined ? [{ url, record }] : [];
    }),
};

/** The address that an author would link: arXiv's, the DOI's, Semantic Scholar's own. */
function addressOf(paper: unknown): string | undefined {
  const arxiv = textAt(paper, 'externalIds', 'ArXiv');
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`;
  const doi = textAt(paper, 'externalIds', 'DOI');
  if (doi !== undefined) return `https://doi.org/${doi}`;
  const id = textAt(paper, 'paperId');
  return id === undefined ? undefined : `https://www.semanticscholar.org/paper/${id}`;
}
