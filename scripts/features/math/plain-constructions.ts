// Commands of LaTeX that are shown with what stands beside them, as plain text: fractions, roots, scripts.

/** The text of the argument that comes next. */
export type NextArgument = () => string;

const superscripts = pairs('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');
const subscripts = pairs('0123456789+-=()aeijnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₙₒₚᵣₛₜᵤᵥₓ');

function pairs(from: string, to: string): Map<string, string> {
  return new Map(Array.from(from, (sign, index) => [sign, to.charAt(index)]));
}

const blackboard: Readonly<Record<string, string>> = {
  C: 'ℂ', E: '𝔼', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ',
}; // prettier-ignore

export const constructions: Readonly<Record<string, (next: NextArgument) => string>> = {
  ...forEach(['\\frac', '\\dfrac', '\\tfrac', '\\cfrac', '\\nicefrac', '\\sfrac'], (next) => fraction(next(), next())),
  ...forEach(['\\binom', '\\dbinom', '\\tbinom'], (next) => choice(next(), next())),
  ...forEach(['\\overset', '\\stackrel'], (next) => above(next(), next())),
  '\\underset': (next) => {
    const below = next();
    return next().trim() + script('_', below);
  },
  ...forEach(['\\xrightarrow', '\\xlongequal'], (next) => above(next(), ' → ')),
  '\\xleftarrow': (next) => above(next(), ' ← '),
  '\\pmod': (next) => ` (mod ${next()})`,
  '\\bmod': () => ' mod ',
  '\\not': (next) => negated(next()),
  '\\mathbb': (next) => {
    const letter = next();
    return blackboard[letter] ?? letter;
  },
  '\\sqrt': (next) => `√${inOne(next())}`,
};

/** Commands that take all that stands before and behind them in their group. */
export const infixes: Readonly<Record<string, (before: string, behind: string) => string>> = {
  '\\over': fraction,
  '\\choose': choice,
  '\\atop': (upper, lower) => `${upper.trim()}, ${lower.trim()}`,
  '\\brace': (upper, lower) => `{${upper.trim()}, ${lower.trim()}}`,
  '\\brack': (upper, lower) => `[${upper.trim()}, ${lower.trim()}]`,
};

/** `\sqrt[3]{x}` */
export function rootOf(degree: string, radicand: string): string {
  return `${script('^', degree)}√${inOne(radicand)}`;
}

export function script(kind: '^' | '_', text: string): string {
  const table = kind === '^' ? superscripts : subscripts;
  const signs = Array.from(text.replace(/\s+/g, ''));
  if (kind === '^' && /^[*′†⊤]$/.test(text.trim())) return text.trim();
  if (signs.length > 0 && signs.every((sign) => table.has(sign)))
    return signs.map((sign) => table.get(sign) ?? sign).join('');
  return signs.length === 1 ? `${kind}${text.trim()}` : `${kind}(${text.trim()})`;
}

function forEach<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

function fraction(numerator: string, denominator: string): string {
  return `${inOne(numerator)}/${inOne(denominator)}`;
}

function choice(upper: string, lower: string): string {
  return `C(${upper.trim()}, ${lower.trim()})`;
}

/** A relation keeps the space around it: ` =^d `. */
function above(sign: string, base: string): string {
  const bare = base.trimEnd();
  return bare + script('^', sign) + base.slice(bare.length);
}

/** ` ∈ ` becomes ` ∉ `. */
function negated(relation: string): string {
  const bare = relation.trim();
  return relation.replace(bare, () => `${bare}\u0338`.normalize('NFC'));
}

function inOne(text: string): string {
  return /^[\p{L}\p{N}]*$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`;
}
