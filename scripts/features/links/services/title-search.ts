// How a service is asked for works by their title, and which of its answers fit.

import type { LinkRecord } from '../record.ts';
import type { ServiceRequest, ServiceResponse } from '../provider.ts';
import type { ServiceName } from '../services.ts';

export interface Candidate {
  readonly url: string;
  readonly record: LinkRecord;
}

export interface TitleSearch {
  readonly service: ServiceName;
  request(title: string): ServiceRequest;
  /** @throws Error if the answer isn't what the service documents */
  parse(response: ServiceResponse): readonly Candidate[];
}

/** Without what means something in a query. */
export function plainWords(title: string): string {
  return title
    .replace(/["'():\\[\]{}^~*?!|&+<>=]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}

/**
 * Whether a work's title is, or begins with, what somebody calls it: «DeepSeek-Prover» fits "DeepSeek-Prover: Advancing
 * …", not "DeepSeek-Prover-V1.5: …". Searches answer with whatever is near; only what fits is worth keeping.
 */
export function fitsTitle(claimed: string, title: string): boolean {
  const wanted = comparable(claimed);
  if (wanted === '') return false;
  return comparable(title) === wanted || comparable(title.split(/[:：]/, 1)[0] ?? '') === wanted;
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}
