// `hexo links <subcommand>`: finds the subcommand, checks what was typed, and hands over.

import {
  UserError,
  type CommandArguments,
  type CommandDefinition,
  type OptionDefinition,
} from '../../hexo/define-feature.ts';
import { nearestName } from '../../hexo/feature-config.ts';
import { addCommand } from './add-command.ts';
import type { LinksConfig } from './config.ts';
import { fetchCommand } from './fetch-command.ts';
import { fixCommand } from './fix-command.ts';
import { importCommand } from './import-command.ts';
import { listCommand } from './list-command.ts';
import { pruneCommand } from './prune-command.ts';
import type { Subcommand, SubcommandCall } from './subcommand.ts';
import { verifyCommand } from './verify-command.ts';
import { whyCommand } from './why-command.ts';

/** In the order in which help shows them. */
export const subcommands: readonly Subcommand[] = [
  listCommand,
  fetchCommand,
  verifyCommand,
  fixCommand,
  addCommand,
  importCommand,
  whyCommand,
  pruneCommand,
];

const json: OptionDefinition = { name: '--json', desc: 'Print one JSON value on standard output' };

export const linksCommand: CommandDefinition<LinksConfig> = {
  description: 'List, record and check where links lead.',
  usage: `<${subcommands.map(({ name }) => name).join('|')}>`,
  arguments: subcommands.map(({ name, usage, description }) => ({
    name: `${name} ${usage}`.trim(),
    desc: description,
  })),
  options: uniqueOptions([json, ...subcommands.flatMap(({ options = [] }) => options)]),
  async run(env, args) {
    const [name, ...positional] = args._.map(asTyped);
    const subcommand = findSubcommand(name);
    checkArguments(subcommand, positional);
    checkOptions(subcommand, args);
    const asJson = Boolean(args['json']);
    const call: SubcommandCall = {
      env,
      positional,
      options: args,
      json: asJson,
      print: (line = '') => {
        if (!asJson) process.stdout.write(`${line}\n`);
      },
      printJson: (value) => {
        if (asJson) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
      },
    };
    return subcommand.run(call);
  },
};

/** minimist makes a number of `2501.10000` and loses its end. */
function asTyped(argument: unknown): string {
  if (typeof argument !== 'number') return String(argument);
  return process.argv.find((typed) => typed !== '' && Number(typed) === argument) ?? String(argument);
}

function findSubcommand(name: string | undefined): Subcommand {
  const found = subcommands.find((subcommand) => subcommand.name === name);
  if (found) return found;
  const names = subcommands.map((subcommand) => subcommand.name);
  if (name === undefined) {
    throw new UserError(`"hexo links" needs to know what to do: ${names.join(', ')}. "hexo help links" explains them.`);
  }
  const nearest = nearestName(name, names);
  throw new UserError(
    `"hexo links" has no subcommand "${name}".${nearest ? ` Did you mean "hexo links ${nearest}"?` : ''} There are: ${names.join(', ')}.`,
  );
}

function checkArguments({ name, usage, arguments: { min, max } }: Subcommand, positional: readonly string[]): void {
  if (positional.length >= min && positional.length <= max) return;
  const extra = positional[max];
  const fault = extra === undefined ? 'something is missing' : `"${extra}" is too much`;
  throw new UserError(`Write "hexo links ${name}${usage ? ` ${usage}` : ''}": ${fault}. Nothing was done.`);
}

/** The engine has refused options that no subcommand has. */
function checkOptions(subcommand: Subcommand, args: CommandArguments): void {
  const own = new Set((subcommand.options ?? []).flatMap(optionNames));
  for (const other of subcommands) {
    for (const option of other.options ?? []) {
      const typed = optionNames(option).find((optionName) => optionName in args && !own.has(optionName));
      if (typed === undefined) continue;
      throw new UserError(
        `"hexo links ${subcommand.name}" has no option "--${typed}"; "hexo links ${other.name}" has. Nothing was done.`,
      );
    }
  }
}

/** `--dry-run` → `dry-run`, `dryRun`. */
function optionNames({ name }: OptionDefinition): string[] {
  return [...name.matchAll(/--([a-z][\w-]*)/g)].flatMap(([, long = '']) => [
    long,
    long.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  ]);
}

function uniqueOptions(options: readonly OptionDefinition[]): OptionDefinition[] {
  return options.filter((option, index) => options.findIndex(({ name }) => name === option.name) === index);
}
