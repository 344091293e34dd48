// Shows the plan, asks, carries it out. Running it again finds nothing left to do.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type Hexo from 'hexo';
import { parse, stringify } from 'yaml';
import { UserError, type CommandDefinition } from '../../hexo/define-feature.ts';
import { copyFileWhole, writeFileWhole } from '../../platform/atomic-file.ts';
import { isOurs, readSample } from '../own-blog/api.ts';
import { mergeConfig, planFiles, type FileState, type MovePlan } from './plan.ts';
import { pluginAdvice } from './plugins.ts';
import { readBlog, type ForeignBlog } from './read-blog.ts';

const require = createRequire(import.meta.url);

/** Exit code 0: done, or nothing to do; 1: something is in the way; 2: it can't be done (by UserError). */
export const moveinCommand: CommandDefinition<Record<string, never>> = {
  description: 'Bring an existing Hexo + Fluid blog in: posts, pages, scaffolds, settings, scripts.',
  usage: '<folder>',
  arguments: [{ name: 'folder', desc: 'Folder of the blog that moves in' }],
  options: [
    { name: '--dry-run', desc: 'Only show what would be done' },
    { name: '--yes', desc: "Don't ask" },
    { name: '--force', desc: 'Replace files of yours that are in the way' },
  ],
  async run({ hexo }, args) {
    const [folder] = args._;
    if (!folder) throw new UserError('Name the folder of the blog that moves in: hexo movein ../my-blog');
    const fluidDir = path.dirname(require.resolve('hexo-theme-fluid/package.json', { paths: [hexo.base_dir] }));
    const blog = readBlog(path.resolve(hexo.base_dir, folder), hexo.base_dir, fluidDir);
    const { unchanged: samples } = await readSample(hexo.base_dir);
    const files = planFiles(fileStates(hexo, blog), samples, Boolean(args['force']));
    const config = mergeConfig(blog.configText, Intl.DateTimeFormat().resolvedOptions().timeZone);
    const writesConfig = readFileSync(hexo.config_path, 'utf8') !== config.text;
    print(describe(blog, files, writesConfig ? config.changes : []));

    if (files.conflicts.length > 0) {
      print(`Nothing was done: ${files.conflicts.length} file(s) are in the way. Move them, or use --force.`);
      return 1;
    }
    if (files.copies.length === 0 && files.removals.length === 0 && !writesConfig) {
      print('Nothing left to do.');
      return 0;
    }
    if (args['dryRun']) return 0;
    if (!args['yes'] && !(await isConfirmed())) {
      print('Nothing was done. Run it with --yes to do it.');
      return 1;
    }
    for (const { from, to } of files.copies)
      await copyFileWhole(path.join(blog.dir, from), path.join(hexo.base_dir, to));
    if (blog.themeConfig !== undefined) {
      await writeFileWhole(path.join(hexo.base_dir, '_config.fluid.yml'), stringify(parse(blog.themeConfig)));
    }
    for (const file of files.removals) rmSync(path.join(hexo.base_dir, file), { force: true });
    await writeFileWhole(hexo.config_path, config.text);
    rmSync(path.join(hexo.base_dir, 'db.json'), { force: true });
    print('Moved in. Look at it: npx hexo check && npm start');
    return 0;
  },
};

function fileStates(hexo: Hexo, blog: ForeignBlog): FileState[] {
  return blog.files.map(([from, to]): FileState => {
    const target = path.join(hexo.base_dir, to);
    if (!existsSync(target)) return { from, to, target: 'free' };
    const present = readFileSync(target);
    if (present.equals(readFileSync(path.join(blog.dir, from)))) return { from, to, target: 'same' };
    return { from, to, target: isOurs(to, present) ? 'sample' : 'other' };
  });
}

function describe(blog: ForeignBlog, files: MovePlan, changes: readonly string[]): string {
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
  section('Changed in your _config.yml', changes);
  section('Links, not followed: copy what they lead to by hand', blog.links);
  if (blog.themeConfig !== undefined)
    section(
      'Settings of your copied theme, brought into _config.fluid.yml',
      Object.keys(parse(blog.themeConfig) as object),
    );
  const titles = {
    clash: 'Plugins that clash',
    needed: 'Plugins you may need',
    replaced: 'Plugins that are replaced',
    have: '',
  };
  const advice = pluginAdvice(blog.dependencies);
  for (const fate of ['clash', 'needed', 'replaced'] as const) {
    section(
      titles[fate],
      advice.filter((plugin) => plugin.fate === fate).map(({ name, advice: text }) => `${name}: ${text}`),
    );
  }
  if (blog.themeVersion !== undefined)
    lines.push('', `Your themes/fluid is version ${blog.themeVersion}; here Fluid comes from npm.`);
  section(
    'Changed in your themes/fluid: bring what you need into themes/layout/ or custom_css',
    blog.changedThemeFiles,
  );
  if (blog.theme !== 'fluid' && blog.theme !== 'hexo-theme-fluid') {
    lines.push('', `Your theme is "${blog.theme}": install it; what is bound to Fluid doesn't apply to it.`);
  }
  return lines.join('\n');
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('\nGo on? [y/N] ');
  terminal.close();
  return /^y/i.test(answer);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
