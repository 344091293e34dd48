// Numbers with units as siunitx has them: `\SI{3e8}{m/s}`, `\qty{9.8}{\metre\per\second\squared}`, `\num`, `\unit`, `\ang`.
// Neither renderer knows them, so they are written as LaTeX that both know. The rules are those of siunitx's manual,
// version 3, with its settings as they are: powers for `\per`, digits by threes from five on.

import { LatexEdits, type EditedLatex } from './edits.ts';
import { groupAt, latexTokens } from './latex-tokens.ts';

interface Command {
  readonly argumentCount: number;
  readonly write: (...groups: string[]) => string | undefined;
}

const quantity = (number: string, unit: string): string => withUnit(writtenNumber(number), unit);
const range = (from: string, to: string, unit: string): string =>
  `${quantity(from, unit)}\\text{–}${quantity(to, unit)}`;
const each = (list: string, write: (item: string) => string): string =>
  list
    .split(';')
    .map((item) => write(item.trim()))
    .join(',\\ ');

const commands: Readonly<Record<string, Command>> = {
  '\\num': { argumentCount: 1, write: writtenNumber },
  '\\ang': { argumentCount: 1, write: writtenAngle },
  '\\si': { argumentCount: 1, write: writtenUnit },
  '\\unit': { argumentCount: 1, write: writtenUnit },
  '\\SI': { argumentCount: 2, write: quantity },
  // In physics it is a pair of brackets that grow.
  '\\qty': {
    argumentCount: 2,
    write: (number, unit) => (isNumber(number) ? quantity(number, unit) : undefined),
  },
  '\\numrange': { argumentCount: 2, write: (from, to) => `${writtenNumber(from)}\\text{–}${writtenNumber(to)}` },
  '\\numlist': { argumentCount: 1, write: (list) => each(list, writtenNumber) },
  '\\SIrange': { argumentCount: 3, write: range },
  '\\qtyrange': { argumentCount: 3, write: range },
  '\\SIlist': { argumentCount: 2, write: (list, unit) => each(list, (number) => quantity(number, unit)) },
  '\\qtylist': { argumentCount: 2, write: (list, unit) => each(list, (number) => quantity(number, unit)) },
};

const mayHaveUnits = /\\(?:num|ang|si|unit|SI|qty)/;

/** @param isDefined whether the post gives a command another meaning */
export function withUnits(latex: string, isDefined: (command: string) => boolean): EditedLatex {
  const edits = new LatexEdits(latex);
  if (mayHaveUnits.test(latex)) {
    const texts = new TextDepth();
    for (const { kind, text, start, end } of latexTokens(latex)) {
      texts.read(kind, text);
      const command = kind === 'command' && Object.hasOwn(commands, text) ? commands[text] : undefined;
      if (!command || isDefined(text)) continue;
      const found = groupsAt(latex, end, command.argumentCount);
      const written = found && command.write(...found.groups);
      const group = texts.isText ? `{$${written}$}` : `{${written}}`;
      if (written !== undefined) edits.replace(start, found?.end ?? end, group);
    }
  }
  return edits.apply();
}

const textCommand = /^\\(?:text[a-z]*|[hmf]box)$/;

/** Whether what is read stands in the argument of `\text` and its kin, outside of the dollars in there. */
class TextDepth {
  /** Of each open brace whether it begins text. */
  readonly #braces: boolean[] = [];
  #last = '';
  #inDollars = false;

  get isText(): boolean {
    return !this.#inDollars && this.#braces.includes(true);
  }

  read(kind: string, text: string): void {
    if (kind === 'sign') {
      if (text === '{') this.#braces.push(textCommand.test(this.#last));
      else if (text === '}') this.#braces.pop();
      else if (text === '$') this.#inDollars = !this.#inDollars;
    }
    if (text.trim() !== '') this.#last = text;
  }
}

/** Settings in brackets, before the groups or between them, are left out. */
function groupsAt(latex: string, from: number, count: number): { groups: string[]; end: number } | undefined {
  const groups: string[] = [];
  let end = from;
  while (groups.length < count) {
    const settings = /^\s*\[[^\][]{0,200}\]/.exec(latex.slice(end, end + 220));
    if (settings) end += settings[0].length;
    const group = groupAt(latex, end);
    if (!group) return undefined;
    groups.push(group.inside);
    end = group.end;
  }
  return { groups, end };
}

const number =
  /^([-+]|\\pm)?\s*(\d*)(?:[.,](\d*))?(\(\d+\))?(?:\s*(?:\\pm|\+-)\s*([\d.]+))?\s*(?:[eEdD]\s*([-+]?\d+))?$/;

/** What is longer is no number, and not worth the look. */
const longestNumber = 100;

function isNumber(text: string): boolean {
  const trimmed = text.trim();
  return trimmed !== '' && trimmed.length <= longestNumber && /^[-+\d.,eExX/\s()]*\d[-+\d.,eExX/\s()]*$/.test(trimmed);
}

function writtenNumber(text: string): string {
  if (text.length > longestNumber) return text;
  const parts = number.exec(text.trim().replace(/(?<=\d)\s+(?=\d)/g, ''));
  if (!parts) {
    const factors = text.split(/[xX]|\\times/);
    return factors.length > 1 && factors.every((factor) => isNumber(factor))
      ? factors.map(writtenNumber).join('\\times ')
      : text;
  }
  const [, sign = '', whole = '', fraction, uncertainty = '', deviation, exponent] = parts;
  const digits = byThrees(whole, 'whole') + (fraction === undefined ? '' : `.${byThrees(fraction, 'fraction')}`);
  const mantissa = whole === '' && fraction !== undefined ? `0${digits}` : digits;
  const exact = mantissa + uncertainty + (deviation === undefined ? '' : `\\pm ${deviation}`);
  if (exponent === undefined) return sign + exact;
  const power = `10^{${exponent.replace(/^\+/, '')}}`;
  if (exact === '') return sign + power;
  return `${sign}${deviation === undefined ? exact : `(${exact})`}\\times ${power}`;
}

function byThrees(digits: string, side: 'whole' | 'fraction'): string {
  if (digits.length < 5) return digits;
  const groups = side === 'whole' ? /\d(?=(?:\d{3})+$)/g : /\d{3}(?=\d)/g;
  return digits.replace(groups, '$&\\,');
}

/** `45`, `10;5;3` for degrees, minutes and seconds. */
function writtenAngle(text: string): string {
  const signs = ['^{\\circ}', "'", "''"];
  return text
    .split(';')
    .map((part, index) => (part.trim() === '' ? '' : writtenNumber(part) + (signs[index] ?? '')))
    .join('');
}

/** No space before a degree of an angle. */
function withUnit(value: string, unit: string): string {
  const written = writtenUnit(unit);
  if (value === '') return written;
  return /^\s*\\(?:degree|arcminute|arcsecond)\s*$/.test(unit) ? value + written : `${value}\\,${written}`;
}

const prefixes: Readonly<Record<string, string>> = {
  ...{ quecto: 'q', ronto: 'r', yocto: 'y', zepto: 'z', atto: 'a', femto: 'f', pico: 'p', nano: 'n', micro: 'µ' },
  ...{ milli: 'm', centi: 'c', deci: 'd', deca: 'da', deka: 'da', hecto: 'h', kilo: 'k', mega: 'M', giga: 'G' },
  ...{ tera: 'T', peta: 'P', exa: 'E', zetta: 'Z', yotta: 'Y', ronna: 'R', quetta: 'Q' },
  ...{ kibi: 'Ki', mebi: 'Mi', gibi: 'Gi', tebi: 'Ti', pebi: 'Pi', exbi: 'Ei' },
};
const units: Readonly<Record<string, string>> = {
  ...{ ampere: 'A', candela: 'cd', kelvin: 'K', kilogram: 'kg', gram: 'g', metre: 'm', meter: 'm', mole: 'mol' },
  ...{ second: 's', becquerel: 'Bq', degreeCelsius: '°C', celsius: '°C', coulomb: 'C', farad: 'F', gray: 'Gy' },
  ...{ hertz: 'Hz', henry: 'H', joule: 'J', lumen: 'lm', katal: 'kat', lux: 'lx', newton: 'N', ohm: 'Ω', pascal: 'Pa' },
  ...{ radian: 'rad', siemens: 'S', sievert: 'Sv', steradian: 'sr', tesla: 'T', volt: 'V', watt: 'W', weber: 'Wb' },
  ...{ day: 'd', hectare: 'ha', hour: 'h', litre: 'L', liter: 'L', minute: 'min', tonne: 't', dalton: 'Da' },
  ...{ degree: '°', arcminute: '′', arcsecond: '″', astronomicalunit: 'au', bel: 'B', decibel: 'dB', neper: 'Np' },
  ...{ electronvolt: 'eV', percent: '%', angstrom: 'Å', bar: 'bar', barn: 'b', atmosphere: 'atm', byte: 'B' },
  ...{ bit: 'bit', knot: 'kn', mmHg: 'mmHg', nauticalmile: 'M', kWh: 'kWh', permille: '‰', bohr: 'a_0' },
};
const powers: Readonly<Record<string, string>> = { square: '2', squared: '2', cubic: '3', cubed: '3' };

interface Factor {
  text: string;
  power: string;
}

/** `m/s^2`, `kg.m^{-3}`, or a row of commands. */
function writtenUnit(text: string): string {
  return /\\(?!mathrm|text)[A-Za-z]/.test(text) ? commandUnit(text) : literalUnit(text);
}

function literalUnit(text: string): string {
  const signs = text
    .trim()
    .replace(/[.~]/g, '\\,')
    .replace(/(?<!\\)%/g, '\\%')
    .replace(/\\mathrm(?=\{)/g, '')
    .replace(/[µμ°ΩÅ‰′″℃]/g, (sign) => `\\text{${sign}}`);
  return `\\mathrm{${signs}}`;
}

function commandUnit(text: string): string {
  const factors: Factor[] = [];
  let prefix = '';
  let before = '';
  let isDivided = false;
  let skipUntil = 0;
  for (const { kind, text: token, start, end } of latexTokens(text)) {
    if (start < skipUntil || kind !== 'command') continue;
    const name = token.slice(1);
    const last = factors.at(-1);
    if (name === 'per') isDivided = true;
    else if (name === 'squared' || name === 'cubed') raise(last, powers[name] ?? '');
    else if (powers[name] !== undefined) before = powers[name];
    else if (name === 'tothe' || name === 'raiseto' || name === 'of') {
      const group = groupAt(text, end);
      if (!group) continue;
      skipUntil = group.end;
      if (name === 'tothe') raise(last, group.inside);
      else if (name === 'raiseto') before = group.inside;
      else if (last) last.text += `_{${group.inside}}`;
    } else if (prefixes[name] !== undefined) prefix += prefixes[name];
    else {
      // What isn't known is an abbreviation: `\km`, `\GHz`.
      const unit = units[name] ?? name.replace(/^u(?=[A-Za-z])/, 'µ');
      factors.push({
        text: prefix + unit,
        power: `${isDivided ? '-' : ''}${before === '' && isDivided ? '1' : before}`,
      });
      prefix = before = '';
      isDivided = false;
    }
  }
  return factors.map(({ text: unit, power }) => `${upright(unit)}${power === '' ? '' : `^{${power}}`}`).join('\\,');
}

/** `\per\second\squared`: the sign is kept. */
function raise(factor: Factor | undefined, power: string): void {
  if (factor) factor.power = `${factor.power.startsWith('-') ? '-' : ''}${power}`;
}

function upright(unit: string): string {
  const [base = '', index] = unit.split(/_(?=\{|\w)/);
  const written = /^[A-Za-z]+$/.test(base) ? `\\mathrm{${base}}` : `\\text{${base.replace(/%/g, '\\%')}}`;
  return index === undefined ? written : `${written}_{\\mathrm{${index.replace(/^\{|\}$/g, '')}}}`;
}
