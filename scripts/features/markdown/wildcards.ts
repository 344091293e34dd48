// Asterisks that stand for anything: `COUNT(*)`, `*.js`, `192.168.*.*`, `rm -rf ./*，`.

const extension = /[A-Za-z*]/;
const endOfClause = /[，。；、：！？）]/;
/** `*dist/*，` is one that is emphasized. */
const emphasizedPath = /\*[\w./~-]+$/;
const longestPath = 100;
const word = /[\p{L}\p{N}*]/u;

/** No emphasis begins with the end of a sentence, or is a pair of brackets without anything in them. */
export function isWildcard(text: string, start: number, length: number): boolean {
  if (length !== 1) return false;
  const [before, after] = [text.charAt(start - 1), text.charAt(start + 1)];
  if (before === '(' && after === ')') return true;
  if (before === '/' && endOfClause.test(after))
    return !emphasizedPath.test(text.slice(Math.max(0, start - longestPath), start));
  return after === '.' && extension.test(text.charAt(start + 2)) && !word.test(before);
}
