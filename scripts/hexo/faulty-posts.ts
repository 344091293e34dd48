// A post that can't be rendered is one error that names it, and the rest of the site is still checked and, with
// --keep-going, built.

import type { Diagnostic } from '../core/diagnostic.ts';
import { blogFile, documents, rawDocuments, type Engine } from './engine.ts';
import { describeError } from './build.ts';
import { buildMode } from './build-mode.ts';
import type { PostFindings } from './post-pipeline.ts';
import { writePostRecord } from './post-record.ts';
import type { RenderedPost } from './define-feature.ts';

/** Wraps `hexo.post.render`: Hexo's own error doesn't say which post failed, and ends the whole build. */
export function namePostInErrors({ hexo }: Engine, findings: PostFindings): void {
  const original = hexo.post.render.bind(hexo.post) as (source: string, data: RenderedPost) => PromiseLike<unknown>;
  const render = async (source: string, data: RenderedPost): Promise<unknown> => {
    try {
      return await original(source, data);
    } catch (cause) {
      const file = typeof data.source === 'string' ? data.source : undefined;
      if (file === undefined) throw cause;
      const failure: Diagnostic = {
        rule: 'post-failed',
        severity: 'error',
        file: blogFile(hexo, file),
        line: 1,
        column: 1,
        message: `The post could not be rendered: ${describeError(cause)}`,
        remedy: 'Mend the tag, plugin or script that the message names.',
      };
      data.content = '';
      writePostRecord(data, { diagnostics: [...findings.end(file).diagnostics, failure] });
      return data;
    }
  };
  hexo.post.render = ((source: string, data: RenderedPost, callback?: (error: unknown, result?: unknown) => void) => {
    const result = render(source, data);
    if (callback)
      result.then((value) => {
        callback(null, value);
      }, callback);
    return result;
  }) as never;
}

/**
 * Takes posts with errors out of everything that is generated. They are kept in the database, marked so that the
 * next build renders them again.
 */
export async function excludeFaultyPosts({ hexo, diagnostics }: Engine): Promise<void> {
  if (buildMode(hexo).purpose === 'serve') return; // the preview shows what there is
  const files = new Set(
    diagnostics
      .list()
      .filter(({ severity }) => severity === 'error')
      .map(({ file }) => file),
  );
  const faulty = (document: Readonly<Record<string, unknown>>) => files.has(blogFile(hexo, String(document['source'])));
  if (files.size === 0) return;
  for (const document of documents(hexo, 'Post')) {
    if (!document['published'] || !faulty(document)) continue;
    Object.assign(document, { published: false, paperlogExcluded: true, content: undefined });
    await document.save();
  }
  const faultyFiles = new Set(
    rawDocuments(hexo)
      .filter(faulty)
      .map(({ source }) => source),
  );
  if (faultyFiles.size === 0) return;
  // Themes keep selections of their own among the locals: Fluid's `index_posts`, `hide_posts` …
  for (const [name, list] of Object.entries(hexo.locals.toObject() as Record<string, unknown>)) {
    if (!isDocumentList(list)) continue;
    const kept = list.filter(({ source }) => !faultyFiles.has(source));
    if (kept.length < list.length) hexo.locals.set(name, kept as never);
  }
}

interface DocumentList {
  readonly length: number;
  filter(keep: (document: { source?: unknown }) => boolean): DocumentList;
}

function isDocumentList(value: unknown): value is DocumentList {
  return typeof value === 'object' && value !== null && 'filter' in value && 'length' in value;
}

/** Undoes `excludeFaultyPosts` of the build before: what was mended comes back. */
export async function readmitPosts({ hexo }: Engine): Promise<void> {
  if (!rawDocuments(hexo, 'Post').some(({ paperlogExcluded }) => paperlogExcluded)) return;
  for (const document of documents(hexo, 'Post')) {
    if (!document['paperlogExcluded']) continue;
    Object.assign(document, { published: true, paperlogExcluded: false, content: undefined });
    await document.save();
  }
}
