// A post that can't be rendered is one error that names it, and the rest of the site is still checked and, with
// --keep-going, built.

import type { Diagnostic } from '../core/diagnostic.ts';
import { blogFile, type Engine } from './engine.ts';
import { describeError } from './build.ts';
import { buildMode } from './commands.ts';
import { postRecordKey, type PostFindings, type PostRecord } from './post-pipeline.ts';
import type { RenderedPost } from './define-feature.ts';

/** Wraps `hexo.post.render`: Hexo's own error doesn't say which post failed, and ends the whole build. */
export function namePostInErrors({ hexo }: Engine, findings: PostFindings): void {
  const original = hexo.post.render.bind(hexo.post) as (source: string, data: RenderedPost) => PromiseLike<unknown>;
  const render = async (source: string, data: RenderedPost): Promise<unknown> => {
    try {
      return await original(source, data);
    } catch (cause) {
      const file = typeof data?.source === 'string' ? data.source : undefined;
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
      data[postRecordKey] = { diagnostics: [...findings.end(file), failure] } satisfies PostRecord;
      return data;
    }
  };
  hexo.post.render = ((source: string, data: RenderedPost, callback?: (error: unknown, result?: unknown) => void) => {
    const result = render(source, data);
    if (callback) result.then((value) => { callback(null, value); }, callback);
    return result;
  }) as never;
}

/**
 * Takes posts with errors out of everything that is generated. They are kept in the database, marked so that the
 * next build renders them again.
 */
export function excludeFaultyPosts({ hexo }: Engine): void {
  if (buildMode(hexo).purpose === 'serve') return; // the preview shows what there is
  const faulty = (document: Record<string, unknown>) =>
    ((document[postRecordKey] as PostRecord | undefined)?.diagnostics ?? []).some(({ severity }) => severity === 'error');
  let found = false;
  hexo.model('Post').forEach((document: Record<string, unknown>) => {
    if (document['published'] && faulty(document)) {
      found = true;
      document['published'] = false;
      document['paperlogExcluded'] = true;
      document['content'] = null;
      (document as { save?: () => unknown }).save?.();
    }
  });
  const faultyPages = hexo.model('Page').filter(faulty as never).map((document) => String(document['source']));
  hexo.locals.invalidate();
  if (faultyPages.length > 0) {
    const pages = hexo.locals.get('pages') as unknown as { filter: (keep: (page: { source: string }) => boolean) => unknown };
    hexo.locals.set('pages', (() => pages.filter(({ source }) => !faultyPages.includes(source))) as never);
  }
  if (found) hexo.log.debug('Posts with errors are left out.');
}

/** Undoes `excludeFaultyPosts` of the build before: what was mended comes back. */
export function readmitPosts({ hexo }: Engine): void {
  hexo.model('Post').forEach((document: Record<string, unknown>) => {
    if (!document['paperlogExcluded']) return;
    document['published'] = true;
    document['paperlogExcluded'] = false;
    document['content'] = null;
    (document as { save?: () => unknown }).save?.();
  });
}
