// Shows the plan, asks, carries it out. Running it again finds nothing left to do.

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type Hexo from 'hexo';
import { UserError, type CommandArguments, type FeatureEnvironment } from '../../hexo/define-feature.ts';
import { copyFileWhole, writeFileWhole } from '../../platform/atomic-file.ts';
import { isTimeZone } from '../../core/time-zone.ts';
import { machineTimeZone } from '../../platform/machine-time-zone.ts';
import { confirm, isInteractive } from '../../platform/terminal.ts';
import { isOurs, readSample } from '../own-blog/api.ts';
import { mergeConfig } from './config-plan.ts';
import { datePosts } from './read-post-dates.ts';
import { readMissingPackages } from './read-packages.ts';
import { readUnknownTags } from './read-tags.ts';
import { describeMove } from './describe.ts';
import { planFiles, type FileState } from './plan.ts';
import { readBlog, type ForeignBlog } from './read-blog.ts';

const require = createRequire(import.meta.url);
const themeConfigFile = '_config.fluid.yml';

/** Returns the exit code. */
export async function movein(
  { hexo }: FeatureEnvironment<Record<string, never>>,
  args: CommandArguments,
): Promise<number> {
  // A folder called 2024 arrives as a number.
  const [name = ''] = args._ as readonly (string | number)[];
  const folder = String(name);
  if (folder === '') throw new UserError('Name the folder of the blog that moves in: hexo movein ../my-blog');
  const force = Boolean(args['force'] ?? args['f']);
  const blog = readBlog(path.resolve(hexo.base_dir, folder), {
    ownDir: hexo.base_dir,
    fluidDir: path.dirname(require.resolve('hexo-theme-fluid/package.json', { paths: [hexo.base_dir] })),
    readYaml: (text) => hexo.render.renderSync({ text, engine: 'yaml' }) as unknown,
  });
  const config = mergeConfig(blog.configText, {
    settings: blog.settings,
    timeZone: machineTimeZone(),
    fluidUnderOtherName: blog.copiedTheme !== undefined && blog.theme !== 'fluid',
    template: blog.template,
  });
  const zone = blog.settings['timezone'];
  const dated = await datePosts(blog, isTimeZone(zone) ? zone : machineTimeZone());
  const states = [
    ...blog.files.map(([from, to]) =>
      fileState(hexo, blog, from, to, dated.get(from)?.content ?? blog.deepenedScripts.get(from)),
    ),
    fileState(hexo, blog, '_config.yml', '_config.yml', config.text),
    ...(blog.themeConfig === undefined
      ? []
      : [fileState(hexo, blog, `${blog.copiedTheme?.name ?? ''}/_config.yml`, themeConfigFile, blog.themeConfig)]),
  ];
  const { unchanged } = await readSample(hexo.base_dir);
  const files = planFiles(states, [...unchanged, ...sampleThemeConfig(hexo)], force);
  const isConfigNew = files.copies.some(({ to }) => to === '_config.yml');
  print(
    describeMove(blog, files, {
      config: isConfigNew ? config.changes : [],
      dated,
      tags: readUnknownTags(hexo, blog),
      packages: readMissingPackages(blog, hexo.base_dir),
    }),
  );

  if (files.conflicts.length > 0) {
    print(`Nothing was done: ${files.conflicts.length} file(s) are in the way. Move them, or use --force.`);
    return 1;
  }
  if (files.copies.length === 0 && files.removals.length === 0) {
    print('Nothing left to do.');
    return 0;
  }
  if (args['dryRun']) return 0;
  if (!(args['yes'] ?? args['y']) && !(await isConfirmed())) {
    print('Nothing was done. Run it with --yes to do it.');
    return 1;
  }
  for (const { from, to, content } of files.copies) {
    const target = path.join(hexo.base_dir, to);
    if (content === undefined) await copyFileWhole(path.join(blog.dir, from), target);
    else await writeFileWhole(target, content);
  }
  for (const file of files.removals) removeWithFolders(hexo.base_dir, file);
  // What was built of the sample would stay among the pages: without its database Hexo no longer knows of it.
  rmSync(path.join(hexo.base_dir, 'db.json'), { force: true });
  rmSync(hexo.public_dir, { recursive: true, force: true });
  print('Moved in. Look at it: npx hexo check && npm start');
  return 0;
}

/** A folder that nothing is left in goes with its last file. */
function removeWithFolders(base: string, file: string): void {
  rmSync(path.join(base, file), { force: true });
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    const absolute = path.join(base, folder);
    if (existsSync(absolute) && readdirSync(absolute).length > 0) return;
    rmSync(absolute, { recursive: true, force: true });
  }
}

function fileState(hexo: Hexo, blog: ForeignBlog, from: string, to: string, content?: string): FileState {
  const written = content === undefined ? {} : { content };
  const target = path.join(hexo.base_dir, to);
  if (!existsSync(target)) return { from, to, target: 'free', ...written };
  const present = readFileSync(target);
  const wanted = content === undefined ? readFileSync(path.join(blog.dir, from)) : Buffer.from(content);
  if (present.equals(wanted)) return { from, to, target: 'same', ...written };
  return { from, to, target: isOurs(to, present) ? 'sample' : 'other', ...written };
}

/** The sample's settings of Fluid are no part of a blog that has none of its own. */
function sampleThemeConfig(hexo: Hexo): string[] {
  const file = path.join(hexo.base_dir, themeConfigFile);
  return existsSync(file) && isOurs(themeConfigFile, readFileSync(file)) ? [themeConfigFile] : [];
}

async function isConfirmed(): Promise<boolean> {
  return isInteractive() && (await confirm('\nGo on?'));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
