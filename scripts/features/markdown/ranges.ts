// `需要3~5个，6~8个` is two ranges and nothing is struck through: a single tilde directly between two digits is text, and
// so is one between two values: `1.2%~3.4%`, `7B~70B`, `5月~7月`, `周一~周五`, `A~Z`.

import type { MarkedExtension } from 'marked';

/** True for a single tilde between two digits, full-width ones included. */
export function isDigitTilde(text: string, start: number, length: number): boolean {
  return length === 1 && isDigit(text.charCodeAt(start - 1)) && isDigit(text.charCodeAt(start + 1));
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}

const digit = '[0-9０-９〇零一二三四五六七八九十百千万亿]';
/** A number and its unit, or a letter that stands alone. */
const endsWithValue = new RegExp(`${digit}(?:[%％‰℃℉°′″$￥€]|\\p{L}){0,4}$|(?<![A-Za-z0-9])[A-Za-z]$`, 'u');
const beginsWithValue = new RegExp(`^(?:第|周|星期|约|近|[-+−$￥€])?${digit}`, 'u');
const isLetter = /^[A-Za-z](?![A-Za-z0-9])/;
/** So many characters beside a tilde are looked at. */
const reach = 6;

/** True for a single tilde between the two ends of a range. */
export function isRangeTilde(text: string, start: number, length: number): boolean {
  if (length !== 1) return false;
  if (isDigitTilde(text, start, length)) return true;
  const before = endsWithValue.exec(text.slice(Math.max(0, start - reach), start))?.[0];
  if (before === undefined) return false;
  const after = text.slice(start + 1, start + 1 + reach);
  return /^[A-Za-z]$/.test(before) ? isLetter.test(after) : beginsWithValue.test(after);
}

const deletion = /^(~~?)(?=[^\s~])((?:\\.|[^\\])*?(?:\\.|[^\s~\\]))\1(?=[^~]|$)/;

/** What stands before the text that is looked at now, per tokenizer: marked hands it to `emStrong` alone. */
const previousCharacter = new WeakMap<object, string>();

/** For marked's own lexer. */
export const rangesAreNotDeleted: MarkedExtension = {
  tokenizer: {
    emStrong(_source, _maskedSource, previous) {
      previousCharacter.set(this, previous ?? '');
      return false;
    },
    del(source) {
      const match = deletion.exec(source);
      if (match?.[1] !== '~') return false;
      const previous = previousCharacter.get(this) ?? '';
      const opens = isRangeTilde(previous + source, previous.length, 1);
      const closes = isRangeTilde(source, match[0].length - 1, 1);
      return opens || closes ? undefined : false;
    },
  },
};
