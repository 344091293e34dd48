// Names of works as people write them: DeepSeek-V3, Llama 2, LoRA, R-CNN. Taking them apart and comparing two of them.

/** A word in Latin or Greek letters or digits, with what joins such words. */
export const wordPattern =
  /[\p{Script=Latin}\p{Script=Greek}\p{N}\p{M}]+(?:[-.+/'’_@&][\p{Script=Latin}\p{Script=Greek}\p{N}\p{M}]+)*\+{0,2}/gu;

const asciiWord = /[A-Za-z0-9]+(?:[-.+/'_@&][A-Za-z0-9]+)*\+{0,2}/g;

/** Words with their places. */
export function wordMatches(text: string): RegExpExecArray[] {
  return [...text.matchAll(isAscii(text) ? asciiWord : wordPattern)];
}

/** The words of a text. */
export function wordsOf(text: string): string[] {
  return text.match(isAscii(text) ? asciiWord : wordPattern) ?? [];
}

export interface WorkName {
  readonly text: string;
  /** Letters and digits only, lower case. */
  readonly compact: string;
  /** Without version and size. */
  readonly stem: string;
  /** E.g. `2`, `1.5`; `''` for none and for a first version. */
  readonly version: string;
  /** A first version that says so: YOLOv1, not YOLO. */
  readonly first: boolean;
}

const sizes =
  /^(?:\d+(?:\.\d+)?[bmk]|\d+x\d+b|base|large|small|tiny|xl|xxl|huge|medium|mini|instruct|chat|paper|model|models|it|pro|max|plus)$/;

/** Most names and titles are; the expressions for all scripts cost several times as much. */
export function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}

/** Letters without marks, lower case. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

export function compact(text: string): string {
  if (isAscii(text)) return text.toLowerCase().replace(/[^a-z0-9+]/g, '');
  return fold(text).replace(/[^\p{L}\p{N}+]/gu, '');
}

export function workName(text: string): WorkName {
  const known = names.get(text);
  if (known) return known;
  const name = takeApart(text);
  if (names.size >= mostNames) names.clear();
  names.set(text, name);
  return name;
}

/** The same names are asked about again and again. */
const names = new Map<string, WorkName>();
const mostNames = 20_000;

function takeApart(text: string): WorkName {
  const pieces = fold(text)
    .split(/[^\p{L}\p{N}.+]+/u)
    .filter(Boolean);
  const stem: string[] = [];
  let version = '';
  let first = false;
  pieces.forEach((piece, index) => {
    if (index > 0 && sizes.test(piece)) return;
    const alone = /^v?(\d+(?:\.\d+)*)$/.exec(piece);
    if (alone && index > 0) {
      version ||= trimVersion(alone[1] ?? '');
      first ||= version === '' && /^v/.test(piece);
      return;
    }
    // Qwen2.5, YOLOv3, Llama3; but T5, S4, word2vec, gsm8k and YOLO9000 are whole names.
    const attached = /^(\p{L}{3,}?)v?(\d{1,2}(?:\.\d+)*)$/u.exec(piece) ?? /^(\p{L}+)v(\d+(?:\.\d+)*)$/u.exec(piece);
    const mixed = /^(\p{L}+\d\p{L}{2,}?)v?(\d+(?:\.\d+)*)$/u.exec(piece);
    const split = attached ?? mixed;
    if (split) {
      stem.push(split[1] ?? '');
      version ||= trimVersion(split[2] ?? '');
      first ||= version === '' && /v1(?:\.0)*$/.test(piece);
    } else stem.push(piece);
  });
  const joined = stem.join('').replace(/[^\p{L}\p{N}+]/gu, '');
  return { text, compact: compact(text), stem: singular(joined), version, first };
}

function trimVersion(version: string): string {
  const short = version.replace(/(?:\.0)+$/, '');
  return short === '1' ? '' : short;
}

function singular(word: string): string {
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

export type Relation = 'equal' | 'other-version' | 'one-version' | 'family' | 'none';

/** How two names relate; `family` if one contains the other or they begin alike. */
export function relate(a: WorkName, b: WorkName): Relation {
  if (a.compact === b.compact) return 'equal';
  if (a.stem === b.stem && a.stem !== '') {
    if (a.version === b.version) return 'equal';
    if (a.version === '' || b.version === '') return a.first || b.first ? 'other-version' : 'one-version';
    // Llama 3.1 is told about in the paper on Llama 3.
    if (a.version.startsWith(`${b.version}.`) || b.version.startsWith(`${a.version}.`)) return 'one-version';
    return 'other-version';
  }
  const [short, long] = a.stem.length <= b.stem.length ? [a.stem, b.stem] : [b.stem, a.stem];
  if (short.length >= 3 && long.includes(short)) return 'family';
  return sharedStart(a.stem, b.stem) >= 4 ? 'family' : 'none';
}

export function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/** Whether a word looks made: capitals inside, digits, a plus: LoRA, GPT-3, XLNet, wav2vec, R-CNN, DeepSeek-V3. */
export function isMadeWord(word: string): boolean {
  // Most words.
  if (/^[A-Za-z][a-z]+$/.test(word)) return false;
  const plain = word.replace(/[’']s$/, '');
  if (!/\p{L}/u.test(plain)) return false;
  if (/^(?:[IVX]{2,4}|[IVX])$/.test(plain)) return false;
  if (/^\d/.test(plain) && !/^\d+\p{L}+-?\p{Lu}/u.test(plain)) return false;
  if (/\p{L}\d|\d\p{L}|\+$/u.test(plain) && !/^\p{Ll}+-?\d+$/u.test(plain.replace(/^phi/, 'Phi'))) return true;
  // π0, π0.5: nobody writes a Greek letter and a number in a common word.
  if (/^\p{Script=Greek}\d/u.test(plain)) return true;
  if (/\p{Ll}\p{Lu}/u.test(plain)) return true;
  if (/^\p{Lu}{2,}s?$/u.test(plain)) return true;
  if (/\p{Lu}{2}/u.test(plain)) return true;
  if (/-v?\d/i.test(plain)) return true;
  return /^\p{Lu}\p{L}*(?:-\p{Lu}\p{L}*)+$/u.test(plain) && /-\p{Lu}(?:$|\p{Lu}|-)/u.test(plain);
}

/** Made and with small letters: a name somebody gave to a work or system, not the short form of a technique. */
export function isGivenName(word: string): boolean {
  if (!isMadeWord(word)) return false;
  // RIPT-VLA, OGB-LSC: joined of two.
  if (/^\p{Lu}{3,}-\p{Lu}{3,}$/u.test(word)) return true;
  return /\p{Ll}{2}/u.test(word) && /\p{Lu}|\p{Ll}\d\p{Ll}{2}/u.test(word);
}

/** OpenVLA: open, vla; MelGAN: mel, gan; AdaSpeech 2: ada, speech, 2. */
export function namePieces(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})/u)
    .map(fold)
    .filter(Boolean);
}

/** `v2`, `2.0`, `3`. */
export function isVersion(word: string): boolean {
  return /^v?\d{1,3}(?:\.\d+){0,2}$/i.test(word) && !/^(?:19|20)\d\d$/.test(word);
}

/** First letters of the words: of all, and of all but the small ones. */
export function initials(words: readonly string[], isSmall: (word: string) => boolean): string[] {
  let all = '';
  let main = '';
  for (const word of words) {
    const folded = fold(word);
    const pieces = isAscii(folded) ? (folded.match(/[a-z0-9]+/g) ?? []) : folded.split(/[^\p{L}\p{N}]+/u);
    for (const piece of pieces) {
      const letter = piece.charAt(0);
      all += letter;
      if (!isSmall(piece)) main += letter;
    }
  }
  return all === main ? [all] : [all, main];
}

/**
 * Whether `name` can be read as beginnings of consecutive words, perhaps with small words skipped:
 * RoPE in "Rotary Position Embedding", SimCLR in "Simple … Contrastive Learning of Visual Representations".
 * Work is bounded by the lengths: one table per call, over at most `longestShort` letters.
 */
export function abbreviates(name: string, words: readonly string[]): boolean {
  const short = compact(name).replace(/(?:net|former|gpt)?s?(?:v?\d+)?$/, '') || compact(name);
  return [compact(name), short].some(
    (letters) => letters.length >= 2 && letters.length <= longestShort && reads(letters, words),
  );
}

const longestShort = 12;
const longestTitle = 60;

function reads(letters: string, words: readonly string[]): boolean {
  // A name's letters are no words' beginnings: YOLOR isn't read from "YOLOv7: … Real-Time".
  const pieces = words
    .slice(0, longestTitle)
    .flatMap((word) => word.split(/[^\p{L}\p{N}\p{M}]+/u))
    .map((piece) => (isMadeWord(piece) && /\p{Ll}/u.test(piece) ? fold(piece).slice(0, 2) : fold(piece)))
    .filter(Boolean);
  // open: numbers of letters that can be read when the words so far are used, each at least by its first letter.
  let open = new Map<number, number>([]);
  let best = false;
  for (const piece of pieces) {
    const next = new Map<number, number>();
    const put = (read: number, used: number) => {
      if ((next.get(read) ?? 0) < used) next.set(read, used);
    };
    for (const [read, used] of [...open, [0, 0] as [number, number]]) {
      // Small steps over words that are left out: only between words already used.
      if (read > 0) put(read, used);
      for (let length = 1; length <= piece.length && read + length <= letters.length; length++) {
        if (piece[length - 1] !== letters[read + length - 1]) break;
        put(read + length, used + 1);
      }
    }
    if ((next.get(letters.length) ?? 0) >= 2) best = true;
    open = next;
  }
  return best;
}
