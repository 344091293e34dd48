// Asterisks that stand for anything: `COUNT(*)`, `*.js`, `192.168.*.*`.

const extension = /[A-Za-z*]/;
const word = /[\p{L}\p{N}*]/u;

/** No emphasis begins with the end of a sentence, or is a pair of brackets without anything in them. */
export function isWildcard(text: string, start: number, length: number): boolean {
  if (length !== 1) return false;
  const [before, after] = [text.charAt(start - 1), text.charAt(start + 1)];
  if (before === '(' && after === ')') return true;
  return after === '.' && extension.test(text.charAt(start + 2)) && !word.test(before);
}
