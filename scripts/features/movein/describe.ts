// The plan of a move, as the terminal shows it. Pure.

import type { DatedPost } from './read-post-dates.ts';
import type { MovePlan } from './plan.ts';
import { pluginAdvice, type Fate } from './plugins.ts';
import type { ForeignBlog } from './read-blog.ts';

const pluginTitles: readonly (readonly [Fate, string])[] = [
  ['clash', 'Plugins that clash'],
  ['needed', 'Plugins you may need'],
  ['replaced', 'Plugins that are replaced'],
  ['have', 'Plugins that are here already'],
];

export interface Changes {
  /** What is different in their `_config.yml` from now on. */
  readonly config: readonly string[];
  readonly dated: ReadonlyMap<string, DatedPost>;
  /** Tags that nothing here has, with the files that use them. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** Packages that aren't installed here, with the first script that loads them. */
  readonly packages: ReadonlyMap<string, string>;
}

export function describeMove(blog: ForeignBlog, files: MovePlan, { config, dated, tags, packages }: Changes): string {
  const lines = [`Moving in from ${blog.dir}`];
  const section = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push('', `${title} (${items.length})`, ...items.map((item) => `  ${item}`));
  };
  section(
    'Files to copy',
    files.copies.map(({ from, to }) => (from === to ? to : `${from} -> ${to}`)),
  );
  section(
    'In the way',
    files.conflicts.map(({ to }) => to),
  );
  section('Sample files to remove', files.removals);
  section('Changed in your _config.yml', config);
  const copied = new Set(files.copies.map(({ from }) => from));
  section(
    'Posts without a date, which get one',
    [...dated].flatMap(([file, { date, from }]) => (copied.has(file) ? [`${file}: ${date} (${from})`] : [])),
  );
  section('Links, not followed: copy what they lead to by hand', blog.links);
  section('Paths to files outside scripts/ get one more "../" in', [...blog.deepenedScripts.keys()]);
  section(
    'Tags that nothing here has: install what they come from, or readers see them as they are written',
    [...tags].map(([name, [first = '', ...more]]) => {
      return `{% ${name} %} in ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`;
    }),
  );
  section(
    `Packages that your scripts need: npm install ${[...packages.keys()].join(' ')}`,
    [...packages].map(([name, file]) => `${name} in ${file}`),
  );
  section('Left where it is: copy by hand what you need of it', blog.leftBehind);
  const advice = pluginAdvice(blog.dependencies);
  for (const [fate, title] of pluginTitles) {
    section(
      title,
      advice.filter((plugin) => plugin.fate === fate).map(({ name, advice: text }) => `${name}: ${text}`),
    );
  }
  describeTheme(blog, lines, section);
  return lines.join('\n');
}

function describeTheme(
  { copiedTheme, theme }: ForeignBlog,
  lines: string[],
  section: (title: string, items: readonly string[]) => void,
): void {
  if (copiedTheme) {
    const { name, version = 'unknown', ownVersion = '', changed } = copiedTheme;
    lines.push('', `Your ${name} is version ${version}; here Fluid ${ownVersion} comes from npm.`);
    const also = version === ownVersion ? '' : `, among them what Fluid itself changed up to ${ownVersion}`;
    section(`Different in your ${name}${also}: bring what you need into themes/layout/ or custom_css`, changed);
  } else if (theme !== 'fluid') {
    lines.push('', `Your theme is "${theme}": install it; what is bound to Fluid doesn't apply to it.`);
  }
}
