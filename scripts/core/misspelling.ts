// "Did you mean": the known name that an unknown one is likely a slip of.

import { distance } from 'fastest-levenshtein';

/** Case and separators don't count: `indexImg` and `index-img` are near `index_img`. */
function normalized(name: string): string {
  return name.replace(/[-_ ]/g, '').toLowerCase();
}

function sameLetters(a: string, b: string): boolean {
  return a.length === b.length && Array.from(a).sort().join('') === Array.from(b).sort().join('');
}

/**
 * One slip (a letter wrong, missing, doubled, two swapped) in short names, two in names of eight letters and more;
 * names of three letters and fewer are too near to others to guess. `undefined` if `name` is known or near to none.
 */
export function likelyMeant(name: string, known: Iterable<string>): string | undefined {
  const written = normalized(name);
  let best: string | undefined;
  let bestDistance = 3;
  for (const candidate of known) {
    if (candidate === name) return undefined;
    const meant = normalized(candidate);
    const shorter = Math.min(written.length, meant.length);
    if (shorter < 4 && written !== meant) continue;
    const edits = distance(written, meant);
    const limit = shorter >= 8 || sameLetters(written, meant) ? 2 : 1;
    if (edits <= limit && edits < bestDistance) [best, bestDistance] = [candidate, edits];
  }
  return best;
}
