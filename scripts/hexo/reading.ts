// How a post is read: whether what looks like a formula or a template is one. The settings are those of the features and of Fluid,
// looked at here because they decide what the scanner looks for.

import path from 'node:path';
import type Hexo from 'hexo';
import type { TemplateReading } from '../core/source/protect.ts';
import type { RenderedPost } from './define-feature.ts';

export const markdownNames = ['md', 'markdown', 'mkd', 'mkdn', 'mdwn', 'mdtxt', 'mdtext'];

/** `build`: an element for the passes; `source`: kept as it is for a renderer in the page; `text`: as any other text. */
export type FormulaReading = 'build' | 'source' | 'text';

export function formulaReading(hexo: Hexo, post: RenderedPost): FormulaReading {
  if (post['math'] === false) return 'text';
  // A page of HTML says so if it has formulas.
  if (!isMarkdown(post) && (!post['math'] || isOwnDocument(post))) return 'text';
  const { paperlog } = hexo.config as unknown as { paperlog?: { math?: { mode?: unknown } | null } | null };
  if (paperlog?.math?.mode === 'fluid') return 'source';
  return isSpecific(hexo) && !post['math'] ? 'text' : 'build';
}

/** `paperlog.templates.nunjucks` */
export function templateReading(hexo: Hexo): TemplateReading {
  const { paperlog } = hexo.config as unknown as { paperlog?: { templates?: { nunjucks?: unknown } | null } | null };
  return paperlog?.templates?.nunjucks === true ? 'nunjucks' : 'tags';
}

export function isMarkdown(post: RenderedPost): boolean {
  return markdownNames.includes(path.extname(String(post.source)).slice(1).toLowerCase());
}

/** `layout: false` is stored as text; Hexo's generators take these for none (dist/plugins/generator/{page,post}.js). */
export function layoutOf({ layout }: RenderedPost): string | undefined {
  if (layout === undefined) return 'post';
  return typeof layout === 'string' && !['', 'false', 'off'].includes(layout) ? layout : undefined;
}

/** Whether the author's HTML is the whole page, with no part of the theme's and no styles of ours. */
export function isOwnDocument(post: RenderedPost): boolean {
  return layoutOf(post) === undefined && !isMarkdown(post);
}

/** Fluid's `post.math.specific`: formulas only where front matter says `math: true`. */
function isSpecific(hexo: Hexo): boolean {
  const theme = hexo.theme.config as { post?: { math?: { specific?: unknown } | null } | null };
  return theme.post?.math?.specific === true;
}
