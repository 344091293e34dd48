// `^_^`, `-_-`, `>_<`: faces are no emphasis, though by CommonMark two of them on a line are.

const faces: ReadonlySet<string> = new Set(
  ['^^', '--', '==', '@@', '><', '<>', '∩∩', '≧≦', '◕◕', '╥╥', '~~', '..', ';;', '··', "''", '""', '$$', '**'], // prettier-ignore
);

/** True for a single underscore between two eyes. */
export function isFace(text: string, start: number, length: number): boolean {
  return length === 1 && faces.has(text.charAt(start - 1) + text.charAt(start + 1));
}
