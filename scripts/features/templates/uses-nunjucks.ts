// Whether an author had Nunjucks work in a post: what stands there outside of code must be more than braces that stock
// Hexo let vanish.

import { scanSource } from '../../core/source/scan.ts';
import { statements } from './statements.ts';

/** What Hexo hands to a post's template, besides front matter, and what Nunjucks itself knows. */
const given: ReadonlySet<string> = new Set([
  ...['title', 'date', 'updated', 'comments', 'layout', 'source', 'slug', 'path', 'permalink', 'photos', 'link', 'raw'],
  ...['published', 'tags', 'categories', 'asset_dir', 'full_source', 'author', 'site', 'excerpt', 'more', 'content'],
  ...['range', 'cycler', 'joiner', 'true', 'false'],
]);
const frontMatterKey = /^([\w-]+)[ \t]*:/gm;

export function usesNunjucks(text: string): boolean {
  if (!/\{[{%#]/.test(text)) return false;
  let keys: ReadonlySet<string> | undefined;
  for (const segment of scanSource(text, { templates: true })) {
    if (segment.kind === 'template-comment') return true;
    if (segment.kind === 'tag' && segment.role !== 'close' && statements.has(segment.name)) return true;
    if (segment.kind !== 'variable') continue;
    const expression = text
      .slice(segment.start + 2, segment.end - 2)
      .replace(/^-|-$/g, '')
      .trim();
    if (/^(?:["']|\d)/.test(expression)) return true;
    const root = /^[A-Za-z_$][\w$]*/.exec(expression)?.[0];
    keys ??= frontMatterKeys(text);
    if (root !== undefined && (given.has(root) || keys.has(root))) return true;
  }
  return false;
}

function frontMatterKeys(text: string): ReadonlySet<string> {
  const [first] = scanSource(text, { math: false });
  if (first?.kind !== 'front-matter') return new Set();
  return new Set([...text.slice(0, first.end).matchAll(frontMatterKey)].map((match) => match[1] ?? ''));
}
