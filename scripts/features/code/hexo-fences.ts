// Hexo finds fences by a regular expression before Markdown is read, and misses or cuts those in lists, quotes and
// tags. Where Markdown is rendered by hexo-renderer-marked that filter is switched off; any other renderer keeps it, and so
// does marked's `pedantic`, which knows no fences.

import path from 'node:path';
import type Hexo from 'hexo';

type Filter = (this: unknown, data: FilteredPost) => unknown;

interface FilteredPost {
  readonly source?: string;
  readonly engine?: string;
}

export function leaveFencesToMarkdown(hexo: Hexo): void {
  const { filter } = hexo.extend;
  const stock = (filter.list('before_post_render') as unknown as Filter[]).find(
    ({ name }) => name === 'backtickCodeBlock',
  );
  const { marked } = hexo.config as { marked?: { pedantic?: unknown } };
  if (!stock || marked?.pedantic === true) return;
  const asked = new Map<string, boolean>();
  filter.unregister('before_post_render', stock as never);
  filter.register('before_post_render', function (this: unknown, data: unknown) {
    const { source, engine } = data as FilteredPost;
    const name = engine ?? path.extname(source ?? '').slice(1);
    let ours = asked.get(name);
    if (ours === undefined) asked.set(name, (ours = rendersWithMarked(hexo, name)));
    return ours ? undefined : stock.call(this, data as FilteredPost);
  });
}

/** hexo-renderer-marked alone asks this filter for extensions, at each text. */
function rendersWithMarked(hexo: Hexo, engine: string): boolean {
  if (engine === '' || !hexo.render.isRenderableSync(`.${engine}`)) return false;
  let asked = false;
  const listen = (): void => {
    asked = true;
  };
  hexo.extend.filter.register('marked:use', listen);
  try {
    hexo.render.renderSync({ text: '', engine });
  } finally {
    hexo.extend.filter.unregister('marked:use', listen);
  }
  return asked;
}
