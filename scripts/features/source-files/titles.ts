// A post without a title gets one: its slug if `use_slug_as_post_title` is set (Hexo does that), else its first
// heading, else the name of its file.

import path from 'node:path';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import { blogFile, documents } from '../../hexo/engine.ts';

export async function nameUntitledPosts({ hexo, hasErrors }: FeatureEnvironment<unknown>): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const document of documents(hexo, 'Post')) {
    const { title, source, raw, _content } = document as {
      title?: unknown;
      source?: unknown;
      raw?: unknown;
      _content?: unknown;
    };
    if (document['published'] === false || String(raw).trim() === '') continue;
    const isNamed = document['paperlogTitled'] === true;
    if (!isNamed && typeof title === 'string' && title.trim() !== '') continue;
    if (hasErrors(blogFile(hexo, String(source)))) continue;
    const name = titleFor(String(source), typeof _content === 'string' ? _content : '');
    found.push({
      rule: 'no-title',
      severity: 'warning',
      file: blogFile(hexo, String(source)),
      line: 1,
      column: 1,
      message: `The post has no title and is called "${name}".`,
      remedy: 'Write "title: …" into its front matter.',
    });
    if (isNamed) continue;
    Object.assign(document, { title: name, paperlogTitled: true });
    await document.save();
  }
  return found;
}

/** The first heading outside code, without its marks; else the file's name without date. */
export function titleFor(source: string, content: string): string {
  const prose = content.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '');
  const heading = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(prose)?.[1];
  const text = heading?.replace(/[*_`~]|!?\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
  if (text) return text;
  const name = path.basename(source, path.extname(source));
  return name === 'index' ? path.basename(path.dirname(source)) : name.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
}
