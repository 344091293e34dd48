// Foreign texts made fit for a line of our own: what other sites write about themselves is not to be trusted.

/**
 * Characters that are seen by nobody and change how others are seen: controls, bidirectional overrides and isolates
 * (UAX 9; they can make a title read as another), invisible operators, tags, byte order marks, lone surrogates,
 * noncharacters, and what stands for bytes that are no character (U+FFFD). Joiners (U+200C, U+200D) stay: Persian and emoji need them.
 */
const unseen =
  /[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffd\ufffe\uffff]|\p{Surrogate}|\p{Noncharacter_Code_Point}|[\u{e0000}-\u{e0fff}]/gu;

/** One line: unseen characters dropped, white space joined, cut at `maxCharacters` (with …) between characters. */
export function plainLine(text: string, maxCharacters: number): string {
  // Cut before the slow part, so that a title of a megabyte costs no more than one of some thousand characters.
  const start = text.trimStart().slice(0, maxCharacters * 8 + 1000);
  const line = start.replace(unseen, '').replace(/\s+/gu, ' ').trim().normalize('NFC');
  if (line.length <= maxCharacters) return line;
  const characters = Array.from(new Intl.Segmenter('und').segment(line), ({ segment }) => segment);
  if (characters.length <= maxCharacters) return line;
  return `${characters
    .slice(0, maxCharacters - 1)
    .join('')
    .trimEnd()}…`;
}
