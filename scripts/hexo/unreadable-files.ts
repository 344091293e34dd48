// Files that Hexo can't even look at: a symlink to nowhere or in a circle, a file without permission. Hexo logs the
// first, walks the second forty times, and ends with a stack at the third.

import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type { Diagnostic } from '../core/diagnostic.ts';
import { describeError } from './build.ts';
import { hexoModule } from './front-matter.ts';
import { pathInBlog } from './engine.ts';

export interface UnreadableFilesListener {
  /** The walk over the source folder begins. */
  begin(): void;
  /** `undefined`: the file is all right again. */
  report(file: string, diagnostic: Diagnostic | undefined): void;
  /** Files that look like posts but aren't taken for such. */
  ignored(diagnostics: readonly Diagnostic[]): void;
}

interface SourceBox {
  base: string;
  ignore: string[];
  process(...args: unknown[]): unknown;
  _checkFileStatus(file: string): PromiseLike<{ type: string; path: string }>;
  _processFile(type: string, file: string): PromiseLike<unknown>;
}

/** Wraps the walk of Hexo's source folder; all of it is done again at each `hexo.load`. */
export function watchUnreadableFiles(hexo: Hexo, listener: UnreadableFilesListener): void {
  const box = hexo.source as unknown as SourceBox;
  const blogPath = (file: string) => pathInBlog(hexo, file);
  const refused = new Set<string>();
  const ignored = box.ignore;
  const { isMatch } = hexoModule(hexo, 'micromatch') as {
    isMatch: (file: string, patterns: string[]) => boolean;
  };
  const concernsSite = (file: string) =>
    !isUnseen(path.relative(box.base, file).split(path.sep).join('/')) &&
    !(ignored.length > 0 && isMatch(file, ignored));

  // Hexo logs each of them with a stack.
  const knownLinks = new Set<unknown>();
  const log = hexo.log as unknown as { error(...args: unknown[]): void };
  const logError = log.error.bind(log);
  log.error = (...args) => {
    const [details, message, about] = args;
    if (String(message).startsWith('Failed to stat file') && knownLinks.has(about)) return;
    if (String(message).startsWith('Process failed')) {
      // Processors are watched elsewhere: this is a listener of the box's events.
      const file = blogPath(path.join(box.base, String(about).replace(/\u001b\[\d+m/g, '')));
      listener.report(file, listenerFailure(file, (details as { err?: unknown }).err));
      return;
    }
    logError(...args);
  };

  const process = box.process.bind(box);
  box.process = (...args) => {
    for (const file of refused) listener.report(file, undefined);
    refused.clear();
    listener.begin();
    const { links, files } = walkSource(box.base, blogPath);
    listener.ignored(ignoredPosts(hexo, box.base, files).map((file) => ignoredFinding(blogPath(file))));
    knownLinks.clear();
    for (const { file, diagnostic } of links) {
      knownLinks.add(file);
      if (!concernsSite(file)) continue;
      refused.add(blogPath(file));
      listener.report(blogPath(file), diagnostic);
    }
    const loops = links.filter(({ loop }) => loop).map(({ file }) => literalPattern(file));
    box.ignore = loops.length > 0 ? [...ignored, ...loops] : ignored;
    return process(...args);
  };

  const checkFileStatus = box._checkFileStatus.bind(box);
  box._checkFileStatus = (file) => {
    const name = blogPath(path.join(box.base, file));
    return checkFileStatus(file).then(
      (status) => status,
      (error: unknown) => {
        refused.add(name);
        listener.report(name, unreadable(name, reasonOf(error)));
        return { type: 'skip', path: file };
      },
    );
  };
  const processFile = box._processFile.bind(box);
  box._processFile = (type, file) => {
    const name = blogPath(path.join(box.base, file));
    // In a preview a file can become readable again; then Hexo reports it as changed.
    if (type !== 'skip') refused.delete(name);
    return processFile(refused.has(name) ? 'unreadable' : type, file);
  };
}

/** Files that Hexo leaves alone anyway, such as the locks of editors (`.#a.md` leads nowhere on purpose). */
function isUnseen(file: string): boolean {
  const inFolder = file.replace(/^_(?:posts|drafts|data)(?:\/|$)/, '');
  return /(?:^|\/)[._]|[~%]$/.test(inFolder);
}

/**
 * Markdown among the posts that Hexo doesn't take for posts: `.MD` has no renderer, and with `post_asset_folder` only
 * the extension of `new_post_name` counts. In the folder of a post it is an asset.
 */
function ignoredPosts(hexo: Hexo, base: string, files: readonly string[]): string[] {
  const posts = path.join(base, '_posts') + path.sep;
  const { post_asset_folder: hasAssets, new_post_name: name } = hexo.config;
  return files.filter((file) => {
    if (!file.startsWith(posts) || !/\.(?:md|markdown|mkdn?|mdwn|mdown|mdx)$/i.test(file)) return false;
    if (isUnseen(path.relative(base, file).split(path.sep).join('/'))) return false;
    if (hexo.render.isRenderable(file) && (!hasAssets || path.extname(file) === path.extname(name))) return false;
    return !existsSync(`${path.dirname(file)}.md`);
  });
}

interface FaultyLink {
  readonly file: string;
  readonly loop: boolean;
  readonly diagnostic: Diagnostic;
}

/** All files below `folder`, and the symbolic links that lead nowhere or to a folder around themselves. */
function walkSource(folder: string, blogPath: (file: string) => string): { links: FaultyLink[]; files: string[] } {
  const found: FaultyLink[] = [];
  const files: string[] = [];
  const walk = (current: string, around: readonly string[]): void => {
    let entries;
    try {
      entries = readdirSync(current, { withFileTypes: true });
    } catch (error) {
      if (current !== folder)
        found.push({ file: current, loop: true, diagnostic: unreadable(blogPath(current), reasonOf(error)) });
      return;
    }
    for (const entry of entries) {
      const file = path.join(current, entry.name);
      if (entry.isDirectory()) {
        if (isPostName(file) && readdirSync(file).length === 0) {
          found.push({ file, loop: true, diagnostic: folderFinding(blogPath(file)) });
        }
        walk(file, around);
        continue;
      }
      const kind = entry.isSymbolicLink() ? undefined : entry.isFile() ? 'file' : 'special';
      if (kind === 'special') {
        found.push({ file, loop: true, diagnostic: unreadable(blogPath(file), noFile) });
        continue;
      }
      files.push(file);
      if (kind === 'file') {
        if (entry.name.includes('\ufffd') && !existsSync(file))
          found.push({ file, loop: true, diagnostic: nameFinding(blogPath(file)) });
        continue;
      }
      let target: string;
      try {
        target = realpathSync(file);
        const stats = statSync(target);
        if (stats.isFile() || target === '/dev/null') continue;
        if (!stats.isDirectory()) {
          found.push({ file, loop: true, diagnostic: unreadable(blogPath(file), noFile) });
          continue;
        }
      } catch (error) {
        const circle = (error as { code?: unknown }).code === 'ELOOP';
        found.push({
          file,
          loop: true,
          diagnostic: circle ? loopFinding(blogPath(file)) : unreadable(blogPath(file), reasonOf(error)),
        });
        continue;
      }
      const here = realpathSync(current);
      if ([here, ...around].some((outer) => outer === target || outer.startsWith(target + path.sep))) {
        found.push({ file, loop: true, diagnostic: loopFinding(blogPath(file)) });
      } else {
        walk(file, [...around, here]);
      }
    }
  };
  // Without a source folder: an empty site, as in Hexo.
  if (existsSync(folder)) walk(folder, []);
  return { links: found, files };
}

/** The place of a finding about a file as such. */
function wholeFile(file: string): Pick<Diagnostic, 'file' | 'line' | 'column'> {
  return { file, line: 1, column: 1 };
}

function loopFinding(file: string): Diagnostic {
  return {
    ...wholeFile(file),
    rule: 'symlink-loop',
    severity: 'error',
    message: 'This symbolic link leads to a folder that contains it, so that the folder never ends.',
    remedy: 'Remove the link, or let it point elsewhere.',
  };
}

/** Hexo would wait for what comes out of a pipe for ever. */
const noFile = 'it is no file but a pipe, a socket or a device';

/** A name of another encoding: no program that takes names for UTF-8 can open the file. */
function nameFinding(file: string): Diagnostic {
  return {
    ...wholeFile(file),
    rule: 'unreadable-file',
    severity: 'error',
    message: "The file can't be read: its name isn't UTF-8.",
    remedy: 'Rename it. Names from an old archive: convmv -f GBK -t UTF-8 --notest -r source',
  };
}

function isPostName(file: string): boolean {
  return /\.(?:md|markdown)$/i.test(file);
}

function folderFinding(file: string): Diagnostic {
  return {
    ...wholeFile(file),
    rule: 'unreadable-file',
    severity: 'error',
    message: 'This is an empty folder with the name of a post.',
    remedy: 'Remove it, or put the post there as a file.',
  };
}

function ignoredFinding(file: string): Diagnostic {
  return {
    ...wholeFile(file),
    rule: 'ignored-file',
    severity: 'warning',
    message: 'Hexo does not take this file for a post, because of its extension.',
    remedy: 'Let its name end in ".md".',
  };
}

function unreadable(file: string, reason: string): Diagnostic {
  return {
    ...wholeFile(file),
    rule: 'unreadable-file',
    severity: 'error',
    message: `The file can't be read: ${reason}.`,
    remedy: 'Make it readable, or remove it.',
  };
}

function listenerFailure(file: string, cause: unknown): Diagnostic {
  return {
    ...wholeFile(file),
    rule: 'source-failed',
    severity: 'error',
    message: `A listener to the reading of this file failed: ${describeError(cause)}.`,
    remedy: 'Mend or remove the plugin or script that the message names.',
  };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'the symbolic link leads nowhere';
  if (code === 'EACCES' || code === 'EPERM') return `you have no permission to (${code})`;
  return code || String(error);
}

/** A glob pattern that matches only this path. */
function literalPattern(file: string): string {
  return file.replace(/[\\$()*+.?[\]^{|}!@]/g, '\\$&');
}
