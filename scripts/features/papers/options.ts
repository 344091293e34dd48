// The options of `{% papers %}` and `papers()`, the same for both.

import { distance } from 'fastest-levenshtein';

export interface PapersOptions {
  /** 1 to 3 at most, by the width there is; `auto` is 3. */
  readonly columns: 1 | 2 | 3 | 'auto';
  readonly sort: 'none' | 'newest' | 'oldest' | 'title';
}

export interface OptionProblem {
  readonly message: string;
  readonly remedy: string;
}

export const defaultOptions: PapersOptions = { columns: 'auto', sort: 'none' };

const allowed: Readonly<Record<string, readonly string[]>> = {
  columns: ['auto', '1', '2', '3'],
  sort: ['none', 'newest', 'oldest', 'title'],
  view: ['list'],
};

/** Reads `columns:2 sort:newest`; what is wrong is told and left out. */
export function parseOptions(args: readonly string[]): { options: PapersOptions; problems: OptionProblem[] } {
  const problems: OptionProblem[] = [];
  const found: Record<string, string> = {};
  for (const argument of args) {
    const colon = argument.indexOf(':');
    const name = colon === -1 ? argument : argument.slice(0, colon);
    const value = colon === -1 ? '' : argument.slice(colon + 1);
    const values = allowed[name];
    if (!values) {
      const [nearest] = Object.keys(allowed).sort((a, b) => distance(a, name) - distance(b, name));
      problems.push({
        message: `{% papers %} has no option "${argument}".`,
        remedy:
          nearest && distance(nearest, name) <= 3
            ? `Did you mean "${nearest}:"?`
            : 'The options are columns:, sort: and view:.',
      });
    } else if (!values.includes(value)) {
      problems.push({
        message: `{% papers %}: "${name}:" can't be "${value}".`,
        remedy: `Write one of ${values.map((one) => `${name}:${one}`).join(', ')}.`,
      });
    } else found[name] = value;
  }
  const columns = found['columns'];
  return {
    options: {
      columns: columns === undefined || columns === 'auto' ? 'auto' : (Number(columns) as 1 | 2 | 3),
      sort: (found['sort'] as PapersOptions['sort'] | undefined) ?? 'none',
    },
    problems,
  };
}
