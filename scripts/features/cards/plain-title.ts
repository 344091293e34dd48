// Titles and abstracts as text that anybody can read: records come with LaTeX in them, and with characters that do
// things to the text around them.

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const symbols: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    greek.flatMap((name, index) => {
      // U+03C2 is the final sigma, which stands between rho and sigma.
      const code = 0x3b1 + index + (index >= 17 ? 1 : 0);
      const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return [
        [name, String.fromCodePoint(code)],
        [capital, String.fromCodePoint(code - 32)],
      ];
    }),
  ),
  varepsilon: 'ε',
  varphi: 'φ',
  ell: 'ℓ',
  infty: '∞',
  times: '×',
  cdot: '·',
  pm: '±',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  neq: '≠',
  approx: '≈',
  sim: '∼',
  to: '→',
  rightarrow: '→',
  leftarrow: '←',
  in: '∈',
  sum: '∑',
  partial: '∂',
  nabla: '∇',
  ldots: '…',
  dots: '…',
  log: 'log',
  exp: 'exp',
};
/** They reorder text around them or aren't characters at all. */
const control =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

/** `$\alpha$-GAN: {BERT} at \emph{scale}` → `α-GAN: BERT at scale`. Linear. */
export function plainTitle(title: string): string {
  const clean = title.replace(control, '').replace(/\s+/g, ' ').trim();
  if (!/[\\${}]/.test(clean)) return clean;
  return clean
    .replace(/\\([A-Za-z]+) ?/g, (_, name: string) => symbols[name] ?? '')
    .replace(/\\(.)/g, '$1')
    .replace(/\$(?!\d)|(?<=\d)\$(?!\d)/g, '')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The first lines: up to `width` half-width characters, cut at a word. */
export function firstLines(text: string, width: number): string {
  const plain = plainTitle(text);
  let used = 0;
  let lastBreak = 0;
  let offset = 0;
  for (const character of plain) {
    const code = character.codePointAt(0) ?? 0;
    const wide = code >= 0x2e80;
    used += wide ? 2 : 1;
    if (used > width) {
      const end = lastBreak > offset / 2 ? lastBreak : offset;
      return `${plain.slice(0, end).replace(/[\s,.;:，。；：、]+$/u, '')}…`;
    }
    offset += character.length;
    if (wide || character === ' ') lastBreak = offset;
  }
  return plain;
}
