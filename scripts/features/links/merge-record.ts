// What a newly fetched or imported record changes of the one that is there: edits by hand (`pinned`) stay.

import type { LinkRecord } from './record.ts';

/** Facts of the fetch itself: always the newest. */
const ofTheFetch = new Set(['source', 'fetched', 'etag', 'lastModified', 'checked']);

/**
 * `found` over `known`. A pinned field keeps its value, or its absence. A field that `found` doesn't tell stays, since
 * another service may have told it.
 */
export function mergeRecord(known: LinkRecord | undefined, found: LinkRecord): LinkRecord {
  if (!known) return found;
  const pinned = new Set(known.pinned);
  const merged: Record<string, unknown> = { ...known };
  for (const [name, value] of Object.entries(found)) {
    if (name === 'pinned' || value === undefined) continue;
    if (ofTheFetch.has(name) || !pinned.has(name)) merged[name] = value;
  }
  // One fact in two fields: a complete list must not be marked as cut, nor the other way round.
  if (pinned.has('authors')) {
    if (known.authorsComplete === undefined) delete merged['authorsComplete'];
    else merged['authorsComplete'] = known.authorsComplete;
  }
  return merged as LinkRecord;
}

/** `known` with what it lacks from `offered`, a source that says less surely: nothing that is there changes. */
export function completeRecord(known: LinkRecord, offered: LinkRecord): LinkRecord {
  const pinned = new Set(known.pinned);
  const lacking = Object.entries(offered).filter(
    ([name, value]) =>
      value !== undefined &&
      !(name in known) &&
      !pinned.has(name) &&
      !ofTheFetch.has(name) &&
      // A fact about the list of authors that is there, not about the one that was offered.
      !(name === 'authorsComplete' && 'authors' in known),
  );
  if (lacking.length === 0) return known;
  const sources = new Set([known.source ?? [], offered.source ?? []].flat());
  const source = [...sources];
  return {
    ...known,
    ...Object.fromEntries(lacking),
    ...(source.length > 0 && { source: source.length === 1 ? source[0] : source }),
  };
}
