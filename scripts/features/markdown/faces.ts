// `^_^`, `-_-`, `>_<`, `(*^_^*)`: faces are no emphasis, though by CommonMark two of them on a line are.

const faces: ReadonlySet<string> = new Set(
  ['^^', '--', '==', '@@', '><', '<>', '∩∩', '≧≦', '◕◕', '╥╥', '~~', '..', ';;', '··', "''", '""', '$$', '**'], // prettier-ignore
);

/** `_(:з」∠)_`, lying down: its hands. */
const lying = /^_[(（][:：;；][^\s_]{1,6}[)）]_$/;

/** True for a single underscore between two eyes, or at the end of an arm. */
export function isFace(text: string, start: number, length: number): boolean {
  if (length !== 1) return false;
  if (text.charAt(start + 1) === '(' || text.charAt(start + 1) === '（') {
    const end = text.slice(start + 1, start + 12).indexOf('_');
    if (end !== -1 && lying.test(text.slice(start, start + end + 2))) return true;
  } else if (text.charAt(start - 1) === ')' || text.charAt(start - 1) === '）') {
    const from = Math.max(0, start - 11);
    const begin = text.slice(from, start).lastIndexOf('_');
    if (begin !== -1 && lying.test(text.slice(from + begin, start + 1))) return true;
  }
  return faces.has(text.charAt(start - 1) + text.charAt(start + 1));
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

/** Cheeks of signs around an eye, a mouth of at most one letter, and another eye; quotes and formulas are none. */
const inside = /^[^\p{L}\p{N}\s*_"'“”‘’`()（）[\]$\\]+[\p{L}\p{N}_]?[^\p{L}\p{N}\s*_"'“”‘’`()（）[\]$\\]+$/u;
const longestInside = 12;

/** `(*^_^*)`, `(*￣▽￣*)`: the stars are cheeks. `(*n*)` is emphasis. */
export function isStarFace(text: string, start: number, length: number): boolean {
  if (length !== 1) return false;
  if (isOpening(text.charAt(start - 1))) {
    const rest = text.slice(start + 1, start + longestInside + 3);
    const end = rest.indexOf('*');
    return end !== -1 && isClosing(rest.charAt(end + 1)) && inside.test(rest.slice(0, end));
  }
  if (!isClosing(text.charAt(start + 1))) return false;
  const from = Math.max(0, start - longestInside - 2);
  const rest = text.slice(from, start);
  const begin = rest.lastIndexOf('*');
  return begin !== -1 && isOpening(rest.charAt(begin - 1)) && inside.test(rest.slice(begin + 1));
}

function isOpening(character: string): boolean {
  return character === '(' || character === '（';
}

function isClosing(character: string): boolean {
  return character === ')' || character === '）';
}

/** `~(￣▽￣)~`, `~(≧▽≦)/~`, `~\(≧▽≦)/~`: arms that wave. */
const waving = /^~[\\＼/ヽ]?[(（]([^()（）]{1,12})[)）][/／ノﾉ]?~$/;
const longestWaving = 18;

export function isWavingArm(text: string, start: number, length: number): boolean {
  if (length !== 1) return false;
  if (isOpening(text.charAt(start + 1)) || isOpening(text.charAt(start + 2))) {
    const rest = text.slice(start, start + longestWaving + 1);
    const end = rest.indexOf('~', 1);
    return end !== -1 && inside.test(waving.exec(rest.slice(0, end + 1))?.[1] ?? '');
  }
  if (!isClosing(text.charAt(start - 1)) && !isClosing(text.charAt(start - 2))) return false;
  const from = Math.max(0, start - longestWaving);
  const begin = text.slice(from, start).lastIndexOf('~');
  return begin !== -1 && inside.test(waving.exec(text.slice(from + begin, start + 1))?.[1] ?? '');
}
