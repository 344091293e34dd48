// The title of a post whose front matter has none, or one that YAML has turned into something else than text.

import { topLevelScalar } from '../../core/yaml-scalar.ts';

/** Markup that doesn't belong into a title: links and pictures keep their text, emphasis and code their content. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/(\*\*|__|~~|`+)(.+?)\1/g, '$2')
    .replace(/(^|[^\p{L}\p{N}])([*_])(\S(?:.*?\S)?)\2(?![\p{L}\p{N}])/gu, '$1$3')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}

/** The text of the first Markdown heading outside of code fences and comments; linear. */
export function firstHeading(body: string): string | undefined {
  let fence: { mark: string; length: number } | undefined;
  let inComment = false;
  let previous = '';
  for (const line of body.split('\n')) {
    if (inComment) {
      inComment = !line.includes('-->');
      previous = '';
      continue;
    }
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence) {
      if (mark?.startsWith(fence.mark) && mark.length >= fence.length && /^ {0,3}[`~]+\s*$/.test(line)) {
        fence = undefined;
      }
      previous = '';
      continue;
    }
    if (mark) {
      fence = { mark: mark.charAt(0), length: mark.length };
      previous = '';
      continue;
    }
    if (/^ {0,3}<!--/.test(line)) {
      inComment = !line.includes('-->');
      previous = '';
      continue;
    }
    const atx = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line);
    const heading = atx ? atx[1] : /^ {0,3}(?:=+|-+)[ \t]*$/.test(line) ? previous : undefined;
    const text = heading === undefined ? '' : plainText(heading);
    if (text !== '') return text;
    previous = /^ {0,3}[^\s>#*+|-]/.test(line) || (previous !== '' && line.trim() !== '') ? line.trim() : '';
  }
  return undefined;
}

/** Where a missing title comes from. */
export interface FoundTitle {
  readonly title: string;
  readonly from: 'heading' | 'file name';
}

/** @param source `_posts/2024/my-post.md` */
export function titleOf(body: string, source: string): FoundTitle {
  const heading = firstHeading(body);
  if (heading !== undefined) return { title: heading, from: 'heading' };
  const name = (source.split('/').at(-1) ?? source).replace(/\.[^.]+$/, '');
  return { title: name, from: 'file name' };
}

/**
 * What the author wrote for a title that YAML reads as a number, a date, a list or a mapping; `undefined` if it reads
 * as the same text.
 * @param block the text between the separators
 */
export function writtenTitle(block: string, value: unknown): string | undefined {
  if (typeof value === 'string' || value === null || value === undefined) return undefined;
  const written = topLevelScalar(block, 'title')?.text ?? '';
  if (written !== '' && !/^[|>]/.test(written)) return written === String(value as number) ? undefined : written;
  return Array.isArray(value) ? value.map(String).join(', ') : JSON.stringify(value);
}
