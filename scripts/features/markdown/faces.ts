// `^_^`, `-_-`, `>_<`: faces are no emphasis, though by CommonMark two of them on a line are.

const faces: ReadonlySet<string> = new Set(
  ['^^', '--', '==', '@@', '><', '<>', '∩∩', '≧≦', '◕◕', '╥╥', '~~', '..', ';;', '··', "''", '""', '$$', '**'], // prettier-ignore
);

/** True for a single underscore between two eyes. */
export function isFace(text: string, start: number, length: number): boolean {
  return length === 1 && faces.has(text.charAt(start - 1) + text.charAt(start + 1));
}

const mouths: ReadonlySet<string> = new Set(['_', '-', 'o', 'O', '0', '.', 'v', 'w', 'ω', '▽', '∇', '。', 'ー', '3']);
/** What has a superscript: `Cl^-^`. */
const base = /[A-Za-z0-9)\]}]/;

/** `^_^`, `^-^`: an eye, a mouth and an eye, with nothing before that would have a superscript. */
export function isCaretFace(text: string, start: number): boolean {
  if (text.charAt(start) !== '^') return false;
  return [start, start - 2].some(
    (eye) =>
      text.charAt(eye) === '^' &&
      text.charAt(eye + 2) === '^' &&
      mouths.has(text.charAt(eye + 1)) &&
      (text.charAt(eye + 1) === '_' || !base.test(text.charAt(eye - 1))),
  );
}
