// `需要3~5个，6~8个` is two ranges and nothing is struck through: a single tilde directly between two digits is text, and
// so is one between two values or words: `1.2%~3.4%`, `7B~70B`, `周一~周五`, `A~Z`, `北京~上海，上海~北京`.

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
  if (isDigitTilde(text, start, length) || isDrawnOutTone(text, start) || isBetweenWords(text, start)) return true;
  const before = endsWithValue.exec(text.slice(Math.max(0, start - reach), start))?.[0];
  if (before === undefined) return false;
  const after = text.slice(start + 1, start + 1 + reach);
  return /^[A-Za-z]$/.test(before) ? isLetter.test(after) : beginsWithValue.test(after);
}

/** One value up to the closing tildes: `3~~4~~5` deletes the 4. */
const deletedValue = /^[\p{L}\p{N}\p{M}.,]{1,20}~~(?!~)/u;

/** `今天吃了3~~5个，真好~~`: of a range that is written with two tildes they open nothing. */
export function isWideRange(text: string, start: number, length: number): boolean {
  if (length !== 2 || !isDigit(text.charCodeAt(start - 1)) || !isDigit(text.charCodeAt(start + 2))) return false;
  return !deletedValue.test(text.slice(start + 2, start + longestWord + 5));
}

const endsWord = /[\p{L}\p{N})\]）】》”’"'%％℃°]$/u;
const beginsWord = /^[\p{L}\p{N}([（【《“‘"'+\-$￥]/u;
const longestWord = 20;
/** One word up to the next tilde, or from the one before: `这是~删除~的`. */
const deletedAfter = /^[\p{L}\p{N}\p{M}]{1,20}~(?!~)/u;
const deletedBefore = /(?<!~)~[\p{L}\p{N}\p{M}]{1,20}$/u;

/** `上午~下午、早上~晚上`, `[1~n]`, `①~③`, `（1）~（3）`: between two words, and neither is struck through alone. */
function isBetweenWords(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - longestWord - 2), start);
  const after = text.slice(start + 1, start + longestWord + 3);
  return endsWord.test(before) && beginsWord.test(after) && !deletedAfter.test(after) && !deletedBefore.test(before);
}

/** Particles that end a sentence with a tone. `的` and `了` aren't here: they end what is deleted as often. */
const toneParticle = /[吧啊呀呢哦嘛啦哈嗯吗哟喔耶噢哇呐咯]$/;
/** Opened where a word begins: `原来 ~好吧~ 现在` is meant to be struck through. */
const deletedFromBoundary = /(?<![\p{L}\p{N}\p{M}~])~[\p{L}\p{N}\p{M}]{1,20}$/u;

/** `编辑~/.bashrc和~/.zshrc`: a folder of one's own. */
export function isHomeFolder(text: string, start: number, length: number): boolean {
  return length === 1 && text.charAt(start + 1) === '/';
}

/** `好的~那我们开始吧~`: after a particle a tilde draws out the tone, unless it closes what opened at a word's edge. */
export function isDrawnOutTone(text: string, start: number, length = 1): boolean {
  if (length !== 1) return false;
  const before = text.slice(Math.max(0, start - longestWord - 2), start);
  return toneParticle.test(before) && !deletedFromBoundary.test(before);
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
      const closes = isRangeTilde(previous + source, previous.length + match[0].length - 1, 1);
      return opens || closes ? undefined : false;
    },
  },
};
