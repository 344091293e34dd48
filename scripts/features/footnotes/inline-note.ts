// Where a note that is written in the text ends: `^[note]`, and Fluid's `[^1](note)`.

/** Brackets inside each other; more is no note, which keeps `^[^[^[…` linear. */
const maxDepth = 32;

/**
 * Index of the bracket that closes the one at `open`, on the same paragraph; -1 if there is none. Code and escaped
 * characters are passed over.
 */
export function closingBracket(text: string, open: number): number {
  const opening = text.charCodeAt(open);
  const closing = opening === 40 ? 41 : 93;
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 92) index += 1;
    else if (code === 96) index = codeEnd(text, index);
    else if (code === opening) {
      depth += 1;
      if (depth > maxDepth) return -1;
    } else if (code === closing) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

/** Index of the last backtick of the code span at `start`, or of its opening run if it is none. */
function codeEnd(text: string, start: number): number {
  let after = start;
  while (text.charCodeAt(after) === 96) after += 1;
  const run = text.slice(start, after);
  const close = text.indexOf(run, after);
  return close === -1 || close - start > 1000 ? after - 1 : close + run.length - 1;
}
