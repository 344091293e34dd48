// The text of a page whose encoding is told by its header, by itself, falsely, or not at all. The order is that of the
// HTML standard ("determining the character encoding"): byte order mark, transport, meta, then the bytes themselves.

import { isUtf8 } from 'node:buffer';

/** Encodings that are looked for when nobody tells, beside UTF-8. */
const guessed = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const;

/** A page tells its encoding in its first 1024 bytes, says the standard; browsers look a little further. */
const prescanBytes = 4096;
const sampleBytes = 65_536;

export interface DecodedText {
  readonly text: string;
  /** WHATWG's name, e.g. `gb18030` (also for GBK and GB2312). */
  readonly encoding: string;
}

/** @param contentType value of the header, if there was one */
export function decodeText(bytes: Uint8Array, contentType = ''): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return decode(bytes, marked);
  const header = knownEncoding(/;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1]);
  const own = knownEncoding(declaredInside(bytes));
  for (const encoding of [header, own]) {
    if (encoding !== undefined && isTextIn(bytes, encoding)) return decode(bytes, encoding);
  }
  // Nobody told, or what was told isn't true.
  if (isUtf8(bytes)) return decode(bytes, 'utf-8');
  return decode(bytes, guessEncoding(bytes) ?? header ?? own ?? 'windows-1252');
}

function decode(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** Labels as the Encoding standard knows them; GBK is read as GB18030, which contains it. */
function knownEncoding(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined; // no encoding of that name: as if nothing had been told
  }
}

/** `<meta charset>`, `<meta http-equiv content="…; charset=…">` or `<?xml encoding?>`. */
function declaredInside(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, prescanBytes)).toString('latin1');
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)/i.exec(start);
  const meta = /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start);
  const label = xml?.[1] ?? meta?.[1];
  // A page that could be read as ASCII to find this isn't UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

/** A few bad bytes are common in pages of millions; more than one in a thousand characters isn't this encoding. */
function isTextIn(bytes: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, sampleBytes), { stream: true });
  const bad = text.split('\uFFFD').length - 1;
  return bad * 1000 <= text.length;
}

/** The most frequent characters of Chinese (in both scripts), kana and Hangul syllables, and their punctuation. */
const frequent = new Set(
  '的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起' +
    '还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知样现分将外但身些与高意进把法此实回二理美点月明其种声' +
    '這來個國說們為時會後麼對過裡學從動兩長樣現將與進實點種聲發無開見經頭於還沒當論文研究模型數據网络語言系統網路電資訊' +
    'あいうえおかきくけこさしすせそたちつてとなにのはまもやよらりるれろわをんがでどアイウエオカキクコサシスセタッテトナニノハフプマムメラリルレロンー' +
    '가고그기나는다도들를리로만보부사서성소수스시아어에여오은을의이인일자적정제주지한하해' +
    '，。、：；？！（）《》“”「」『』・',
);

function guessEncoding(bytes: Uint8Array): string | undefined {
  let best: string | undefined;
  let bestScore = 0.15;
  for (const encoding of guessed) {
    const score = plausibility(bytes.subarray(0, sampleBytes), encoding);
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

/** Which part of the foreign characters are frequent ones; what doesn't belong into text counts against it. */
function plausibility(bytes: Uint8Array, encoding: string): number {
  let known = 0;
  let foreign = 0;
  for (const character of new TextDecoder(encoding).decode(bytes, { stream: true })) {
    if (character <= '\x7f') continue;
    foreign += 1;
    if (frequent.has(character)) known += 1;
    else if (/[\uFFFD\uE000-\uF8FF\uFF61-\uFF9F\u0080-\u009F]/.test(character)) known -= 1;
  }
  return foreign === 0 ? 0 : known / foreign;
}
