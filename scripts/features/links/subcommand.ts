// What a subcommand of `hexo links` is, and what it is given. Each lies in its own `<name>-command.ts` and is listed in
// command.ts.

import type { CommandArguments, FeatureEnvironment, OptionDefinition } from '../../hexo/define-feature.ts';
import type { LinksConfig } from './config.ts';

export interface SubcommandCall {
  readonly env: FeatureEnvironment<LinksConfig>;
  /** What stands behind the subcommand's name, as it was typed. */
  readonly positional: readonly string[];
  /** Options in camel case, as minimist reads them. */
  readonly options: CommandArguments;
  /** `--json`: one JSON value on standard output, and nothing else of ours. */
  readonly json: boolean;
  /** A line for people; silent with `--json`. */
  readonly print: (line?: string) => void;
  /** The result for programs; silent without `--json`. */
  readonly printJson: (value: unknown) => void;
}

/**
 * Exit codes, the same for all: 0 done, nothing to complain of; 1 done, and the answer is not a clean one (each
 * subcommand says what that means); 2 not done (wrong use, a faulty lock file: throw `UserError`).
 */
export interface Subcommand {
  readonly name: string;
  /** Behind the name, e.g. `<url|id>`. */
  readonly usage: string;
  readonly description: string;
  /** Besides `--json`. */
  readonly options?: readonly OptionDefinition[];
  /** How many arguments it takes. */
  readonly arguments: { readonly min: number; readonly max: number };
  run(call: SubcommandCall): Promise<number>;
}
