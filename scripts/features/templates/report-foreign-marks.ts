// Marks that other programs would have read or left out, and that readers see here: Hugo's shortcodes, Obsidian's
// comments, admonitions of MkDocs.

import { isProseAt } from '../../core/source/segments.ts';
import type { ScannedPost } from '../../hexo/define-feature.ts';

/** https://gohugo.io/content-management/shortcodes/ */
const shortcode = /\{\{[<%][ \t]*(?!\/)([\w./-]{1,60})/g;
/** https://help.obsidian.md/syntax#Comments; percent signs in a line may be anything. */
const comment = /^[ \t>]*%%(?!%)[^%]{1,2000}%%[ \t]*$/gm;

/** https://squidfunk.github.io/mkdocs-material/reference/admonitions/; what it holds is indented. */
const admonition =
  /^[ \t>]*((?:!!!|\?\?\?\+?)[ \t]*[a-z]{2,20}|===[+!]?(?=[ \t]+"))(?:[ \t]+"[^"\n]{0,200}")?[ \t]*\n(?:[ \t>]*\n)?[ \t>]*(?: {4}|\t)\S/gm;

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
  reportAdmonitions(post);
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

function reportAdmonitions(post: ScannedPost): void {
  if (!/^[ \t>]*(?:!!!|\?\?\?|===)/m.test(post.text)) return;
  let count = 0;
  for (const { index, 0: whole, 1: mark = '' } of post.text.matchAll(admonition)) {
    const offset = index + whole.indexOf(mark);
    if (!isProseAt(post.segments, offset)) continue;
    post.report({
      rule: 'literal-container',
      severity: 'warning',
      message: `Readers see “${mark}” as it is written: it is MkDocs', and its text may become code.`,
      remedy: mark.startsWith('=')
        ? 'Write a heading, and the text below without its indentation.'
        : 'Write “::: note title”, the text without its indentation, and “:::”.',
      offset,
    });
    count += 1;
    if (count === mostFindings) return;
  }
}
