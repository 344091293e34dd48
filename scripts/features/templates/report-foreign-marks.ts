// Marks that other programs would have read or left out, and that readers see here: Hugo's shortcodes, Obsidian's
// comments.

import { isProseAt } from '../../core/source/segments.ts';
import type { ScannedPost } from '../../hexo/define-feature.ts';

/** https://gohugo.io/content-management/shortcodes/ */
const shortcode = /\{\{[<%][ \t]*(?!\/)([\w./-]{1,60})/g;
/** https://help.obsidian.md/syntax#Comments; percent signs in a line may be anything. */
const comment = /^[ \t>]*%%(?!%)[^%]{1,2000}%%[ \t]*$/gm;

const remedies: ReadonlyMap<string, string> = new Map([
  ['figure', 'Write the picture in Markdown: ![caption](address).'],
  ['highlight', 'Write the code between two lines of ```.'],
  ['mermaid', 'Write the diagram between ```mermaid and ```.'],
  ['ref', 'Write a link to the address of the post, or {% post_link name %}.'],
  ['relref', 'Write a link to the address of the post, or {% post_link name %}.'],
]);

/** Beyond this many, more of the same says nothing new. */
const mostFindings = 20;

export function reportForeignMarks(post: ScannedPost): void {
  reportShortcodes(post);
  reportComments(post);
}

function reportShortcodes(post: ScannedPost): void {
  if (!/\{\{[<%]/.test(post.text)) return;
  const told = new Set<string>();
  for (const { index, 1: name = '' } of post.text.matchAll(shortcode)) {
    if (told.has(name) || !isProseAt(post.segments, index)) continue;
    told.add(name);
    post.report({
      rule: 'unknown-tag',
      severity: 'warning',
      message: `"${name}" is a shortcode of Hugo's, which this blog doesn't use; readers see it as it is written.`,
      remedy: `${remedies.get(name) ?? 'Write in Markdown what it holds.'} To show it as text, write it as code.`,
      offset: index,
    });
    if (told.size === mostFindings) return;
  }
}

function reportComments(post: ScannedPost): void {
  if (!post.text.includes('%%')) return;
  let count = 0;
  for (const { index, 0: whole } of post.text.matchAll(comment)) {
    const offset = index + whole.indexOf('%%');
    if (!isProseAt(post.segments, offset)) continue;
    post.report({
      rule: 'visible-comment',
      severity: 'warning',
      message: 'Readers see this “%% … %%”; Obsidian would have left it out.',
      remedy: 'Write a comment as <!-- … -->, text as code.',
      offset,
    });
    count += 1;
    if (count === mostFindings) return;
  }
}
