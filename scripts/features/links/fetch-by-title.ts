// Searches services for a work by its title: what an author meant who linked something else.

import { decodeText } from '../../core/charset.ts';
import { FetchError } from '../../platform/http/fetch-error.ts';
import { canonicalLink } from './canonical.ts';
import type { LinkClient } from './fetch-client.ts';
import { arxivTitleSearch } from './services/arxiv-api.ts';
import { semanticScholarTitleSearch } from './services/semantic-scholar-api.ts';
import { fitsTitle, type Candidate, type TitleSearch } from './services/title-search.ts';

const searches: readonly TitleSearch[] = [arxivTitleSearch, semanticScholarTitleSearch];

/**
 * Works whose title fits, by canonical address; from the first service that knows one. A service that doesn't answer is
 * passed over: there is always the next run.
 * @throws the signal's reason
 */
export async function searchByTitle(
  title: string,
  client: LinkClient,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  for (const search of searches) {
    const found = (await ask(search, title, client, signal)).filter(({ record }) =>
      fitsTitle(title, record.title ?? ''),
    );
    if (found.length > 0) return found.map(({ url, record }) => ({ url: canonicalLink(url)?.url ?? url, record }));
  }
  return [];
}

async function ask(
  search: TitleSearch,
  title: string,
  client: LinkClient,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const request = search.request(title);
  try {
    const { status, url, headers, body } = await client.fetch(
      { url: client.base(search.service) + request.path, secretHeaders: client.keyHeader(search.service) },
      signal,
    );
    if (status !== 200) return [];
    const contentType = headers['content-type'] ?? '';
    return search.parse({ request, url, contentType, body: decodeText(body, contentType).text });
  } catch (error) {
    if (error instanceof FetchError && error.code === 'interrupted') throw error;
    return [];
  }
}
