// Small blogs for tests, built by the real Hexo CLI in a temporary folder.

import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../..');

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order stdout, stderr. */
  readonly output: string;
}

export interface SiteOptions {
  /**
   * `plugin` (default): hexo-paperlog is a dependency, as in anybody's blog; quick.
   * `project`: a copy of our scripts/ and themes/ is the blog's own, as in a clone.
   * `stock`: the same blog without hexo-paperlog.
   */
  readonly kind?: 'plugin' | 'project' | 'stock';
  /** Dependencies to leave out or add, by name. */
  readonly without?: readonly string[];
  /** What the name of the blog's folder begins with. */
  readonly folder?: string;
}

export interface Site {
  readonly dir: string;
  hexo(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<CommandResult>;
  write(file: string, content: string | Buffer): void;
  read(file: string): string;
  has(file: string): boolean;
  remove(file: string): void;
  /** All files below `folder`, relative to it, sorted by code point. */
  files(folder: string): string[];
  /** Removes the whole site. */
  dispose(): void;
}

export const defaultConfig = `title: Test
author: Tester
language: zh-CN
timezone: Asia/Shanghai
url: https://blog.test
theme: fluid
deploy:
  type: ''
`;

/** Makes a blog of `files` (path → content); `_config.yml` has a default. */
export function createSite(files: Readonly<Record<string, string | Buffer>>, options: SiteOptions = {}): Site {
  const { kind = 'plugin', without = [], folder = 'paperlog-site' } = options;
  const dir = mkdtempSync(path.join(realpathSync(tmpdir()), `${folder}-`));
  const write = (file: string, content: string | Buffer): void => {
    const target = path.join(dir, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  };

  const manifest = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const left = new Set([...without, ...(kind === 'stock' ? ['hexo-paperlog'] : [])]);
  const dependencies = Object.fromEntries(Object.entries(manifest.dependencies).filter(([name]) => !left.has(name)));
  write(
    'package.json',
    JSON.stringify({ name: 'site', private: true, hexo: { version: '8.1.2' }, dependencies }, null, 2),
  );
  write('_config.yml', defaultConfig);
  mkdirSync(path.join(dir, 'source/_posts'), { recursive: true });
  for (const [file, content] of Object.entries(files)) write(file, content);
  linkModules(dir, kind);

  return {
    dir,
    write,
    // As `npx hexo` does in a clone, and in a blog that has installed the plugin.
    hexo: (args, env = {}) =>
      runHexo(kind === 'project' ? path.join(dir, 'scripts/hexo.cjs') : stockCommand, dir, args, env),
    read: (file) => readFileSync(path.join(dir, file), 'utf8'),
    has: (file) => existsSync(path.join(dir, file)),
    remove: (file) => rmSync(path.join(dir, file), { recursive: true, force: true }),
    files: (folder) => listFiles(path.join(dir, folder)),
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function linkModules(dir: string, kind: NonNullable<SiteOptions['kind']>): void {
  const modules = path.join(project, 'node_modules');
  if (kind !== 'project') {
    symlinkSync(modules, path.join(dir, 'node_modules'));
    return;
  }
  for (const folder of ['scripts', 'themes']) {
    const source = path.join(project, folder);
    if (!existsSync(source)) continue;
    cpSync(source, path.join(dir, folder), {
      recursive: true,
      filter: (file) => !['node_modules', 'site'].includes(path.relative(source, file).split(path.sep)[0] ?? ''),
    });
  }
  mkdirSync(path.join(dir, 'node_modules'), { recursive: true });
  for (const name of readdirSync(modules)) {
    if (name === 'hexo-paperlog' || name === '.cache') continue;
    symlinkSync(path.join(modules, name), path.join(dir, 'node_modules', name));
  }
  symlinkSync(path.join(dir, 'scripts'), path.join(dir, 'node_modules', 'hexo-paperlog'));
  const nested = path.join(project, 'scripts', 'node_modules');
  if (existsSync(nested)) symlinkSync(nested, path.join(dir, 'scripts', 'node_modules'));
}

const stockCommand = path.join(project, 'node_modules/hexo/bin/hexo');

function runHexo(
  command: string,
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr, output: stdout + stderr }));
  });
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** The files of the sample blog: configuration, posts, pages, scaffolds. */
export function sampleFiles(): Record<string, Buffer | string> {
  const files: Record<string, Buffer | string> = {};
  for (const file of ['_config.yml', '_config.fluid.yml']) files[file] = readFileSync(path.join(project, file), 'utf8');
  for (const folder of ['source', 'scaffolds']) {
    for (const file of listFiles(path.join(project, folder))) {
      files[`${folder}/${file}`] = readFileSync(path.join(project, folder, file));
    }
  }
  return files;
}
