// Walks the source folder beside Hexo and compares: what should be a post or page but isn't, and why.

import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText, type Diagnostic } from '../../core/diagnostic.ts';
import { wrongEncoding } from '../../core/encoding.ts';
import {
  frontMatterOf,
  isDate,
  unclosedFrontMatter,
  writtenValue,
  yamlFaults,
  type FrontMatterFault,
} from '../../core/front-matter.ts';
import { blogFile, documents } from '../../hexo/engine.ts';

const isDocumentFile = /\.(?:md|markdown|mkd|mkdn|mdwn|mdtxt|mdtext)$/i;

export async function checkSourceFiles(hexo: Hexo): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const known = new Map<string, Record<string, unknown>>();
  for (const document of [...documents(hexo, 'Post'), ...documents(hexo, 'Page')])
    known.set(String(document['source']), document);

  for (const source of walk(hexo, '', new Set(), found)) {
    const file = blogFile(hexo, source);
    const faults = await fileFaults(hexo, source, known.get(source));
    for (const { severity = 'error', position, ...fault } of faults)
      found.push({ severity, file, ...position, ...fault });
  }
  return found;
}

/** Posts, shown drafts and pages below the source folder, as Hexo names them. */
function* walk(hexo: Hexo, folder: string, parents: ReadonlySet<string>, found: Diagnostic[]): Generator<string> {
  const absolute = path.join(hexo.source_dir, folder);
  let entries: Dirent[];
  let real: string;
  try {
    real = realpathSync(absolute);
    entries = readdirSync(absolute, { withFileTypes: true });
  } catch (cause) {
    if (folder === '') return; // a blog without a source folder has no posts
    found.push(unreadable(hexo, folder, cause));
    return;
  }
  if (parents.has(real)) {
    found.push({
      rule: 'symlink-loop',
      severity: 'error',
      file: blogFile(hexo, folder),
      line: 1,
      column: 1,
      message: 'This link leads back to a folder that holds it.',
      remedy: 'Remove the link.',
    });
    return;
  }
  const inside = new Set([...parents, real]);
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    if (entry.name.startsWith('.') || entry.name.endsWith('~') || entry.name === 'node_modules') continue;
    const source = path.posix.join(folder, entry.name);
    if (
      folder === '' &&
      entry.name.startsWith('_') &&
      entry.name !== '_posts' &&
      !(entry.name === '_drafts' && showsDrafts(hexo))
    )
      continue;
    if (folder !== '' && entry.name.startsWith('_')) continue;
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && leadsToFolder(path.join(absolute, entry.name)));
    if (isFolder && !isDocumentFile.test(entry.name)) yield* walk(hexo, source, inside, found);
    else if (isDocumentFile.test(entry.name)) {
      if (isFolder)
        found.push({
          rule: 'unreadable-file',
          severity: 'error',
          file: blogFile(hexo, source),
          line: 1,
          column: 1,
          message: 'This is a folder with the name of a post.',
          remedy: 'Rename it without the file extension.',
        });
      else yield source;
    }
  }
}

function showsDrafts(hexo: Hexo): boolean {
  const { args } = hexo.env as unknown as { args: Record<string, unknown> };
  return Boolean(args['draft'] ?? args['drafts'] ?? hexo.config.render_drafts);
}

function leadsToFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false; // a dangling link is told as an unreadable file
  }
}

function unreadable(hexo: Hexo, source: string, cause: unknown): Diagnostic {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const remedies: Record<string, string> = {
    ELOOP: 'Remove the link that leads to itself.',
    ENOENT: 'The link leads nowhere: mend or remove it.',
    EACCES: 'Give yourself the right to read it.',
  };
  return {
    rule: reason === 'ELOOP' ? 'symlink-loop' : 'unreadable-file',
    severity: 'error',
    file: blogFile(hexo, source),
    line: 1,
    column: 1,
    message: `The file can't be read (${reason}).`,
    remedy: remedies[reason] ?? 'Look at its rights, or remove it.',
  };
}

type FileFault = FrontMatterFault & { readonly severity?: Diagnostic['severity'] };
const top = { line: 1, column: 1 };

async function fileFaults(
  hexo: Hexo,
  source: string,
  document: Record<string, unknown> | undefined,
): Promise<FileFault[]> {
  const file = path.join(hexo.source_dir, source);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    const { rule, message, remedy } = unreadable(hexo, source, cause);
    return [{ rule, message, remedy, position: top }];
  }
  const encoding = wrongEncoding(bytes);
  if (encoding !== undefined) {
    return [
      {
        rule: 'encoding',
        message: `The file is not UTF-8 but ${encoding}.`,
        remedy: 'Save it as UTF-8 in your editor.',
        position: top,
      },
    ];
  }
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  if (text.trim() === '') {
    if (document) await leaveOut(document);
    return [
      {
        rule: 'empty-file',
        severity: 'warning',
        message: 'The file is empty and not published.',
        remedy: 'Write something, or delete it.',
        position: top,
      },
    ];
  }
  const unclosed = unclosedFrontMatter(text);
  if (unclosed) return [unclosed];
  const head = frontMatterOf(text);
  // What Hexo has read is well-formed; a file that changed and then failed is still there with its old text.
  const isRead = document !== undefined && document['raw'] === text;
  if (head && !isRead) {
    const faults = yamlFaults(head);
    if (faults.length > 0) return faults;
  }
  if (head) return dateFaults(head);
  return [];
}

function dateFaults(head: NonNullable<ReturnType<typeof frontMatterOf>>): FileFault[] {
  const faults: FileFault[] = [];
  for (const key of ['date', 'updated']) {
    const written = writtenValue(head, key);
    if (!written || written.value === '' || /^[|>&*!]/.test(written.value) || isDate(written.value)) continue;
    faults.push({
      rule: 'date',
      message: `"${written.value}" is not a date.`,
      remedy: `Write "${key}: 2024-05-31 12:00:00".`,
      position: written.position,
    });
  }
  return faults;
}

async function leaveOut(document: Record<string, unknown>): Promise<void> {
  if (document['published'] === false) return;
  Object.assign(document, { published: false, paperlogExcluded: true });
  await (document as { save(): PromiseLike<unknown> }).save();
}
