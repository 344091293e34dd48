// The options of `{% papers %}` and `papers()`, the same for both.

import { distance } from 'fastest-levenshtein';
import type { Severity } from '../../core/diagnostic.ts';

export interface PapersOptions {
  /** So many at most, by the width there is; `auto` is up to 3 where there is plenty. */
  readonly columns: 1 | 2 | 3 | 'auto';
  readonly sort: 'none' | 'newest' | 'oldest' | 'title';
  readonly view: 'list' | 'cards' | 'timeline';
}

export interface OptionProblem {
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
}

export const defaultOptions: PapersOptions = { columns: 'auto', sort: 'none', view: 'list' };

const allowed: Readonly<Record<string, readonly string[]>> = {
  columns: ['auto', '1', '2', '3'],
  sort: ['none', 'newest', 'oldest', 'title'],
  view: ['list', 'cards', 'timeline'],
};
const names = Object.keys(allowed);

/** Reads `columns:2 sort:newest`; what is wrong is told and left out. */
export function parseOptions(args: readonly string[]): { options: PapersOptions; problems: OptionProblem[] } {
  const problems: OptionProblem[] = [];
  const found = new Map<string, string>();
  for (const argument of args) {
    // A full-width colon or an equals sign is what fingers type; it is understood to name what should stand there.
    const [, name = argument, mark = '', value = ''] = /^([^:：=]*)([:：=])(.*)$/.exec(argument) ?? [];
    const problem = optionProblem(argument, name, mark, value) ?? (found.has(name) ? repeated(name) : undefined);
    if (problem) problems.push(problem);
    else found.set(name, value);
  }
  return { options: toOptions(found), problems };
}

/** The options of the helper, which come as an object. @throws TypeError that names what is wrong and what is right. */
export function checkOptions(given: Readonly<Record<string, unknown>>): PapersOptions {
  const args = Object.entries(given).map(([name, value]) => `${name}:${String(value)}`);
  const { options, problems } = parseOptions(args);
  const [problem] = problems;
  if (problem) throw new TypeError(`papers(): ${problem.message} ${problem.remedy}`);
  return options;
}

function toOptions(found: ReadonlyMap<string, string>): PapersOptions {
  const columns = found.get('columns') ?? 'auto';
  return {
    columns: columns === 'auto' ? 'auto' : (Number(columns) as 1 | 2 | 3),
    sort: (found.get('sort') ?? defaultOptions.sort) as PapersOptions['sort'],
    view: (found.get('view') ?? defaultOptions.view) as PapersOptions['view'],
  };
}

function optionProblem(argument: string, name: string, mark: string, value: string): OptionProblem | undefined {
  const values = allowed[name];
  if (!values) {
    const near = nearest(name, names);
    return {
      severity: 'error',
      message: `{% papers %} has no option "${argument}".`,
      remedy: near
        ? `Did you mean "${near}:${value}"?`
        : `The options are ${names.map((one) => `"${one}:"`).join(', ')}.`,
    };
  }
  if (mark !== ':') {
    const example = `${name}:${value || (values[1] ?? values[0] ?? '')}`;
    return {
      severity: 'error',
      message: `{% papers %}: "${argument}" is no option with a value.`,
      remedy: `Write "${example}", with a colon and without spaces.`,
    };
  }
  if (values.includes(value)) return undefined;
  const near = nearest(value, values);
  const list = values.map((one) => `"${name}:${one}"`).join(', ');
  return {
    severity: 'error',
    message: `{% papers %}: "${name}:" can't be "${value}".`,
    remedy: near ? `Did you mean "${name}:${near}"? It is one of ${list}.` : `Write one of ${list}, without a space.`,
  };
}

function repeated(name: string): OptionProblem {
  return {
    severity: 'error',
    message: `{% papers %} has the option "${name}:" twice.`,
    remedy: 'Leave one of them out.',
  };
}

function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length < 3) return undefined;
  const [best] = [...words].sort((a, b) => distance(a, word.toLowerCase()) - distance(b, word.toLowerCase()));
  return best !== undefined && distance(best, word.toLowerCase()) <= 2 ? best : undefined;
}
