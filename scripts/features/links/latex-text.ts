// LaTeX of bibliographies as plain text: accents, special letters, dashes, braces. Maths stays as it is written.

/** Accent commands and the combining character each stands for. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const letters: Readonly<Record<string, string>> = {
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  th: 'þ',
  TH: 'Þ',
  ng: 'ŋ',
  textless: '<',
  textgreater: '>',
  textunderscore: '_',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textasciitilde: '~',
  textbackslash: '\\',
  textregistered: '®',
  texttrademark: '™',
  copyright: '©',
  ldots: '…',
  dots: '…',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  BibTeX: 'BibTeX',
};

const token =
  /\$[^$]*\$|\\([`'^~=."])\s*(?:\{\s*(\\[ij]|\p{L})?\s*\}|(\\[ij](?![A-Za-z])|\p{L}))|\\([uHvcdbkr])(?:\s*\{\s*(\\[ij]|\p{L})?\s*\}|\s+(\p{L}))|\\([A-Za-z]+)\s*(?:\{\})?|\\(.)|---?|``|''|~|[{}]|\s+/gsu;

/** Linear. A command that means nothing here is left out, its argument stays. */
export function latexToText(source: string): string {
  const text = source.replace(
    token,
    (
      found: string,
      mark?: string,
      inBraces?: string,
      bare?: string,
      wordMark?: string,
      wordInBraces?: string,
      wordBare?: string,
      command?: string,
      symbol?: string,
    ) => {
      if (found.startsWith('$')) return found;
      const accent = mark ?? wordMark;
      if (accent !== undefined) return accented(accent, inBraces ?? bare ?? wordInBraces ?? wordBare ?? '');
      if (command !== undefined) return Object.hasOwn(letters, command) ? (letters[command] ?? '') : '';
      if (symbol !== undefined) return symbol === '\\' || symbol === ' ' ? ' ' : /[,;:!/-]/.test(symbol) ? '' : symbol;
      if (found === '---') return '—';
      if (found === '--') return '–';
      if (found === '``') return '“';
      if (found === "''") return '”';
      return found === '{' || found === '}' ? '' : ' ';
    },
  );
  return text.replace(/\s+/g, ' ').trim().normalize('NFC');
}

function accented(mark: string, base: string): string {
  // A dotless i takes any accent as i does.
  const letter = base === '\\i' ? 'i' : base === '\\j' ? 'j' : base;
  return (letter + (accents[mark] ?? '')).normalize('NFC');
}
