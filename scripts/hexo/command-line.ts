// Commands and options that don't exist end with the nearest name; Hexo itself ignores them and goes on, so that
// `deploy --dryrun` publishes.

import type Hexo from 'hexo';
import { checkArguments } from './command-arguments.ts';
import { nearestName } from './feature-config.ts';
import { UserError } from './define-feature.ts';

/** Options that Hexo and hexo-cli read for any command. */
const globalOptions = [
  'config',
  'cwd',
  'debug',
  'safe',
  'silent',
  'draft',
  'drafts',
  'help',
  'h',
  'version',
  'v',
  'output',
  'color',
  'colors',
];

/** Options that a command reads without declaring them. */
const undeclaredOptions: Readonly<Record<string, readonly string[]>> = {
  // The deployer of git reads its message from the command line.
  deploy: ['m', 'message', 'f', 'force', 'b', 'bail', 'c', 'concurrency', 'keep-going'],
  generate: ['m', 'message', 'setup'],
  server: ['cors', 'f', 'force'],
  clean: [],
  publish: ['r', 'replace'],
};

/** `new` puts any option into the front matter; of plugins that declare nothing we know nothing. */
const acceptsAnything = new Set(['new', 'help', 'version', 'init', 'migrate', 'render', 'config']);

/** What `hexo list` can list; it also takes the beginning of a name. */
const listed = ['page', 'post', 'route', 'tag', 'category'];

/**
 * @param own names of our own commands
 * @throws UserError if the command, an option of it or what it is to work on doesn't exist.
 */
export function checkCommandLine(hexo: Hexo, own: ReadonlySet<string>): void {
  const { args, cmd } = hexo.env as unknown as { args: Record<string, unknown>; cmd: string | undefined };
  if (args['help'] || args['h'] || args['version'] || args['v']) return;
  const name = cmd ?? '';
  if (name === '') {
    // Hexo shows its help and has read no option but those for any command. Programs that use Hexo as a library have
    // no command line, and pass what they like.
    if (args['_']) checkNames('', args, new Set(globalOptions), undefined);
    return;
  }
  const { store, alias } = hexo.extend.console as unknown as {
    store: Record<
      string,
      | { options?: { usage?: string; arguments?: readonly unknown[]; options?: readonly { name: string }[] } }
      | undefined
    >;
    alias: Record<string, string | undefined>;
  };
  const full = alias[name.toLowerCase()];
  if (full === undefined) {
    const nearest = nearestName(name, Object.keys(store));
    throw new UserError(
      `There is no command "${name}".${nearest ? ` Did you mean "hexo ${nearest}"?` : ''} "hexo help" lists all commands.`,
    );
  }
  checkOptions(full, args, store[full]?.options?.options);
  const [, ...words] = (args['_'] as readonly unknown[] | undefined) ?? [];
  checkArguments(hexo, full, words.map(String), own.has(full) ? store[full]?.options : undefined, args);
}

function checkOptions(
  full: string,
  args: Record<string, unknown>,
  declared: readonly { readonly name: string }[] | undefined,
): void {
  if (acceptsAnything.has(full)) return;
  if (full === 'list') checkListed(args);
  if (full === 'server') checkPort(args);
  const known = new Set([
    ...globalOptions,
    ...(undeclaredOptions[full] ?? []),
    ...(declared ?? []).flatMap(({ name: option }) => optionNames(option)),
  ]);
  if (!declared && !(full in undeclaredOptions) && full !== 'list') return;
  checkNames(` ${full}`, args, known, declared);
}

/** @param command ` generate`, or nothing for `hexo` alone */
function checkNames(
  command: string,
  args: Record<string, unknown>,
  known: ReadonlySet<string>,
  declared: readonly { readonly name: string }[] | undefined,
): void {
  const camel = new Set([...known].map(camelCase));
  for (const option of Object.keys(args)) {
    if (option === '_' || camel.has(camelCase(option))) continue;
    const nearest = nearestName(option, known);
    const dashes = (value: string) => (value.length === 1 ? `-${value}` : `--${value}`);
    throw new UserError(
      `"hexo${command}" has no option "${dashes(option)}".` +
        `${nearest ? ` Did you mean "${dashes(nearest)}"?` : ` It has ${declaredNames(declared)}.`} "hexo help${command}" tells more. Nothing was done.`,
    );
  }
}

function declaredNames(declared: readonly { readonly name: string }[] = []): string {
  return declared.length === 0 ? 'none' : declared.map(({ name }) => name).join('; ');
}

/** hexo-server takes its default for what is no number; nobody would look for the preview there. */
function checkPort(args: Record<string, unknown>): void {
  const written = args['p'] ?? args['port'];
  if (written === undefined) return;
  const port = String(written as string | number | boolean);
  if (/^\d+$/.test(port) && Number(port) <= 65535) return;
  throw new UserError(`"${port}" is no port. Write a number between 1 and 65535, such as "hexo server -p 4001".`);
}

/** Hexo shows its help for what it can't list, and exits 0. */
function checkListed(args: Record<string, unknown>): void {
  const [, type] = args['_'] as readonly unknown[];
  if (type === undefined || listed.some((name) => name.startsWith(String(type as string | number)))) return;
  const nearest = nearestName(String(type as string | number), listed);
  throw new UserError(
    `"hexo list" can't list "${String(type as string | number)}".${nearest ? ` Did you mean "hexo list ${nearest}"?` : ''} It lists ${listed.join(', ')}.`,
  );
}

/** `-f, --force <x>` → `f`, `force`; `--no-clone` → `clone`, as minimist reads it. */
function optionNames(option: string): string[] {
  return [...option.matchAll(/(?:^|[\s,])--?([A-Za-z][\w-]*)/g)].map((match) => (match[1] ?? '').replace(/^no-/, ''));
}

function camelCase(name: string): string {
  return name.replace(/[-_]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
