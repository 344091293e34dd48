// What else the author calls links by: among links that are called by their titles, one that reads like a title is
// called by one too, and wrong if it leads elsewhere. Pure; linear in the links.

import type { KeptClaim } from './keep-claims.ts';
import { latinRuns, looksLikeTitle } from './phrases.ts';
import { contentWords, phraseKey, type Work } from './record-index.ts';

const fewestTitles = 4;

/** Of links called by as many words as a title has, at least four and four of five are called by their targets' titles. */
export function callsByTitles(links: readonly KeptClaim[], workOf: (link: KeptClaim) => Work | undefined): boolean {
  const titled = new Set<string>();
  const others = new Set<string>();
  for (const link of links) {
    const work = workOf(link);
    if (work?.record.kind !== 'paper') continue;
    const text = link.claim?.text ?? link.text;
    if (work.content.size >= fewestWords && phraseKey(text).includes(phraseKey(work.title))) titled.add(work.url);
    else if (readsLikeTitle(text)) others.add(work.url);
  }
  return titled.size >= fewestTitles && titled.size >= 4 * others.size;
}

const fewestWords = 3;

function readsLikeTitle(text: string): boolean {
  return latinRuns(text).some((run) => looksLikeTitle(run) && contentWords(run.text).size > fewestWords);
}
