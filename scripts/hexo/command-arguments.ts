// What stands behind a command without a dash: layouts, drafts and commands that don't exist, and words that nobody
// would read. Hexo goes on with something else, or ends with a fault of the file system.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { nearestName } from './feature-config.ts';
import { UserError } from './define-feature.ts';
import { hexoModule } from './front-matter.ts';
import { pathInBlog } from './engine.ts';

interface CommandOptions {
  readonly usage?: string;
  readonly arguments?: readonly unknown[];
}

/** Hexo's commands that take none. */
const without = new Set(['generate', 'server', 'deploy', 'clean']);
/** Layouts that Hexo has a place for, scaffold or not. */
const builtIn = ['post', 'page', 'draft'];

/**
 * @param command its whole name
 * @param words behind it
 * @param options of ours, what it declares; `undefined` for Hexo's and other plugins'
 * @param args its options, as typed
 * @throws UserError
 */
export function checkArguments(
  hexo: Hexo,
  command: string,
  words: readonly string[],
  options: CommandOptions | undefined,
  args: Readonly<Record<string, unknown>> = {},
): void {
  const [first] = words;
  if (first === undefined) return;
  if (command === 'new') {
    checkTitle(hexo, words, args);
    checkLayout(hexo, words);
  } else if (command === 'publish') checkDraft(hexo, words);
  else if (command === 'help') checkHelp(hexo, first);
  else if (command === 'migrate') checkMigrator(hexo, first);
  else if (without.has(command) || (options && (options.arguments ?? []).length === 0 && !options.usage)) {
    throw new UserError(`"hexo ${command}" takes no "${first}": only options. Nothing was done.`);
  }
}

/** The name of the file is made of the title; Hexo's own message tells of a `data.slug` that nobody has typed. */
function checkTitle(hexo: Hexo, words: readonly string[], args: Readonly<Record<string, unknown>>): void {
  const title = words.at(-1) ?? '';
  if ([args['s'], args['slug'], args['p'], args['path']].some(Boolean) || slugOf(hexo, title) !== '') return;
  throw new UserError(
    title.trim() === ''
      ? 'The title is empty. Write one: hexo new "My post". Nothing was done.'
      : `The title "${title}" has nothing that a file could be named by. Name it yourself: hexo new --slug my-post "${title}". Nothing was done.`,
  );
}

/** The name that Hexo gives a file by a title. */
function slugOf(hexo: Hexo, title: string): string {
  const { slugize } = hexoModule(hexo, 'hexo-util') as {
    slugize: (text: string, options: { transform?: unknown }) => string;
  };
  return slugize(title, { transform: (hexo.config as { filename_case?: unknown }).filename_case });
}

/** `hexo new [layout] <title>` takes its first word for the layout and its last for the title. */
function checkLayout(hexo: Hexo, words: readonly string[]): void {
  const [layout = '', title = ''] = words;
  if (words.length > 2) {
    throw new UserError(
      `"hexo new" takes a layout and a title, and got ${words.length} words. Put the title in quotes: hexo new "${words.join(' ')}". Nothing was done.`,
    );
  }
  if (words.length < 2 || builtIn.includes(layout)) return;
  const names = [...builtIn, ...baseNames(hexo.scaffold_dir)];
  if (names.includes(layout) || baseNames(path.join(hexo.theme_dir, 'layout')).includes(layout)) return;
  const nearest = nearestName(layout, names);
  // Any other name is one of the theme's or of a plugin's: Hexo writes it into the front matter.
  if (nearest === undefined) return;
  throw new UserError(
    `There is no layout "${layout}". Did you mean: hexo new ${nearest} "${title}"? A file scaffolds/${layout}.md would make it one. Nothing was done.`,
  );
}

function checkDraft(hexo: Hexo, words: readonly string[]): void {
  const written = words.at(-1) ?? '';
  const slug = slugOf(hexo, written);
  const folder = path.join(hexo.source_dir, '_drafts');
  const drafts = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/'))
    : [];
  // Hexo takes the first file that begins so, and publishes it under the name that was written.
  if (drafts.some((file) => file.startsWith(slug) && /^\.[^/]+$/.test(file.slice(slug.length)))) return;
  const nearest = nearestName(
    slug,
    drafts.map((file) => file.replace(/\.\w+$/, '')),
  );
  throw new UserError(
    `There is no draft "${written}" in ${pathInBlog(hexo, folder)}/.` +
      `${nearest ? ` Did you mean "${nearest}"?` : ' "hexo new draft <title>" writes one.'} Nothing was done.`,
  );
}

/** hexo-cli lists all commands for one that isn't there, and exits 0. */
function checkHelp(hexo: Hexo, name: string): void {
  const { store, alias } = hexo.extend.console as unknown as {
    store: Record<string, unknown>;
    alias: Record<string, string | undefined>;
  };
  if (alias[name.toLowerCase()] !== undefined) return;
  const nearest = nearestName(name, Object.keys(store));
  throw new UserError(
    `There is no command "${name}".${nearest ? ` Did you mean "hexo help ${nearest}"?` : ''} "hexo help" lists all commands.`,
  );
}

/** Hexo lists what there is, and exits 0. */
function checkMigrator(hexo: Hexo, name: string): void {
  const known = Object.keys(hexo.extend.migrator.list());
  if (known.includes(name)) return;
  const installed = known.length > 0 ? known.join(', ') : 'none; "hexo movein" moves other blogs in';
  throw new UserError(
    `There is no migrator "${name}". Installed: ${installed}. For another one: npm install hexo-migrator-${name}. Nothing was done.`,
  );
}

/** Of a folder's files, without their endings. */
function baseNames(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((file) => path.parse(file).name) : [];
}
