// `smartypants` turns straight quotation marks by the white space before them. Chinese has none: `他说"你好"。` would get
// two closing marks. In a text with Chinese, Japanese or Korean letters a mark beside one opens where none is open, and
// closes where one is; beside other letters all stays as it is in hexo-renderer-marked.

import { isCjk, neighbourAfter, neighbourBefore } from './character-classes.ts';

const straight = /["']/;
const straightMarks = /["']/g;
const opensBehind = /[-\u2014/([{（【「『《〈〔［｛“‘]/;
const endsPhrase = /^[,.;:!?)\]}，。、；：！？）】」』》〉〕］｝”’…—]/;
const startsWithAddress = /^(?:https?:|ftp:|www\.)/i;
const defaultMarks = '“”‘’';

interface OpenMarks {
  '"': boolean;
  "'": boolean;
}

/** Reads the pieces of text of one block after another, in their order. */
export class StraightQuotes {
  readonly #marks: readonly string[];
  #concerned = false;
  #isFirst = true;
  #open: OpenMarks = { '"': false, "'": false };

  /** @param marks hexo-renderer-marked's option `quotes`: two double and two single marks */
  constructor(marks: unknown) {
    this.#marks = (typeof marks === 'string' && marks.length === 4 ? marks : defaultMarks).split('');
  }

  /** @param block all of its source */
  begin(block: string): void {
    this.#concerned = straight.test(block) && hasCjk(block);
    this.#isFirst = true;
    this.#open = { '"': false, "'": false };
  }

  /** @returns the piece with marks that are turned where Chinese asks for it; `smartypants` turns the others */
  read(piece: string): string {
    if (!this.#concerned) return piece;
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (!straight.test(piece) || startsWithAddress.test(piece)) return piece;
    const [openDouble = '', closeDouble = '', openSingle = '', closeSingle = ''] = this.#marks;
    let lastOpening = -1;
    return piece.replace(straightMarks, (mark: string, offset: number) => {
      const kind = mark as keyof OpenMarks;
      const isBehindText = offset > 0 || isFirst;
      const opens = this.#opens(kind, piece, offset, isBehindText, lastOpening !== -1 && lastOpening === offset - 1);
      // An apostrophe closes nothing.
      if (opens || !isWithinWord(piece, offset)) this.#open[kind] = opens;
      if (opens) lastOpening = offset;
      if (kind === '"') return opens ? openDouble : closeDouble;
      return opens ? openSingle : closeSingle;
    });
  }

  /** @param isBehindText false right behind code, emphasis and the like */
  #opens(kind: keyof OpenMarks, piece: string, at: number, isBehindText: boolean, isBehindMark: boolean): boolean {
    const isOpen = this.#open[kind];
    const before = neighbourBefore(piece, at);
    const after = neighbourAfter(piece, at + 1);
    // At the end of a piece something else may follow, e.g. what is emphasised.
    const isLast = at + 1 === piece.length;
    const ends = endsPhrase.test(piece.slice(at + 1, at + 2)) || (after.isSpace && !isLast);
    if (isBehindText && (before.isSpace || isBehindMark || opensBehind.test(piece.slice(at - 1, at))))
      return !(isOpen && ends);
    if (!isBehindText || before.isCjk) return !isOpen && !ends;
    // `"Hello,"他说,"world."`: no blank stands behind a comma in Chinese.
    if (kind === '"' && !isOpen && /[,;:]/.test(piece.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(piece.charAt(at + 1)))
      return true;
    // `27"显示器` is a measure.
    const isMeasure = /\d/.test(piece.slice(at - 1, at));
    return kind === '"' && !isOpen && !isMeasure && after.isCjk && !after.isPunctuation;
  }
}

function isWithinWord(text: string, offset: number): boolean {
  return /^[a-z\d]['"][a-z\d]$/i.test(text.slice(offset - 1, offset + 2));
}

function hasCjk(text: string): boolean {
  for (const character of text) if (isCjk(character.codePointAt(0) ?? 0)) return true;
  return false;
}
