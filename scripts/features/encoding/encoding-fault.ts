// Recognises files that aren't UTF-8 text, and in what they are written instead.

import { isUtf8 } from 'node:buffer';
import type { Position, Severity } from '../../core/diagnostic.ts';

export interface EncodingFault {
  readonly rule: 'encoding';
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly at: Position;
}

/**
 * `undefined` for UTF-8 with or without byte order mark; linear in the file's size.
 * @param extension of the file, for the command that converts it
 */
export function encodingFault(bytes: Uint8Array, extension = '.md'): EncodingFault | undefined {
  const saveAsUtf8 = (encoding: string): string =>
    `Save it as UTF-8 in your editor ("Save with Encoding"), or run: iconv -f ${encoding} -t UTF-8 old${extension} > new${extension}`;
  const wide = wideEncoding(bytes);
  if (wide) {
    return fault(`This file is ${wide}, not UTF-8.`, saveAsUtf8(wide), { line: 1, column: 1 });
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1 && isUtf8(bytes)) {
    return fault(
      'There is a NUL byte here: this file is damaged or is no text.',
      'Delete the invisible character (or restore the file) and save it as UTF-8.',
      positionOfByte(bytes, nul),
    );
  }
  if (isUtf8(bytes)) return undefined;
  const bad = firstInvalidByte(bytes);
  const encoding = nul === -1 ? legacyEncoding(bytes) : undefined;
  const byte = `0x${(bytes[bad] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  return encoding
    ? fault(
        `This file is ${encoding.name}, not UTF-8 (the byte ${byte}).`,
        saveAsUtf8(encoding.iconv),
        positionOfByte(bytes, bad),
      )
    : fault(
        `The byte ${byte} here is not UTF-8: this file is damaged or is no text.`,
        'Restore the file and save it as UTF-8; files that are no text belong outside of source/_posts.',
        positionOfByte(bytes, bad),
      );
}

function fault(message: string, remedy: string, at: Position): EncodingFault {
  return { rule: 'encoding', severity: 'error', message, remedy, at };
}

/** By byte order mark, or by the NUL bytes that Latin letters and line ends have in UTF-16. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length >= 4 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  // A line end is 0A 00 or 00 0A, at an even place; UTF-8 text has neither.
  const sample = Math.min(bytes.length, 4096);
  const nuls = [0, 0];
  for (let index = 0; index < sample; index++) if (bytes[index] === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (odd > sample / 20 && even < odd / 20) return 'UTF-16LE';
  if (even > sample / 20 && odd < even / 20) return 'UTF-16BE';
  return undefined;
}

const legacy = [
  { label: 'gb18030', name: 'GBK (GB18030)', iconv: 'GB18030' },
  { label: 'big5', name: 'Big5', iconv: 'BIG5' },
  { label: 'shift_jis', name: 'Shift_JIS', iconv: 'SHIFT_JIS' },
  { label: 'euc-kr', name: 'EUC-KR', iconv: 'EUC-KR' },
] as const;

/** The encoding in which the bytes are text, and the most common characters at that. */
function legacyEncoding(bytes: Uint8Array): { name: string; iconv: string } | undefined {
  const sample = bytes.subarray(0, 65_536);
  let best: { name: string; iconv: string } | undefined;
  let bestScore = 0.3;
  for (const { label, name, iconv } of legacy) {
    const score = plausibility(sample, label);
    if (score > bestScore) [best, bestScore] = [{ name, iconv }, score];
  }
  return best ?? { name: 'in some other encoding, perhaps Windows-1252', iconv: 'WINDOWS-1252' };
}

/** Punctuation and the most frequent characters of Chinese, Japanese and Korean text. */
const frequent =
  /[，。、：；？！（）《》“”的一是了我不在有人这上来到时大地为子中你说生国年就那和要以会家可也学自里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该領傳說這們個來對為國時會學樣發經過還無與嗎著點後裡ぁ-んァ-ンー가는은을이의에고다]/gu;

function plausibility(bytes: Uint8Array, label: string): number {
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return 0; // not text in this encoding
  }
  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const unlikely = text.match(/[\uE000-\uF8FF\uFF61-\uFF9F\u0080-\u009F]/gu)?.length ?? 0;
  if (foreign === 0) return 0;
  return Math.max(0, ((text.match(frequent)?.length ?? 0) - unlikely) / foreign) + 0.35 * (label === 'gb18030' ? 1 : 0);
}

/** Offset of the first byte that no UTF-8 text could have there. */
function firstInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length; // bytes[0, low) is valid but for a cut character; bytes[0, high) isn't
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isUtf8(bytes.subarray(0, characterStart(bytes, middle)))) low = middle;
    else high = middle;
  }
  return Math.min(characterStart(bytes, low), bytes.length - 1);
}

/** The beginning of the character that `end` would cut, or `end`. */
function characterStart(bytes: Uint8Array, end: number): number {
  let start = end;
  while (start > 0 && end - start < 3 && ((bytes[start - 1] ?? 0) & 0xc0) === 0x80) start--;
  const lead = bytes[start - 1] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return start > 0 && length > end - start + 1 ? start - 1 : end;
}

function positionOfByte(bytes: Uint8Array, offset: number): Position {
  const before = Buffer.from(bytes.subarray(0, offset))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
