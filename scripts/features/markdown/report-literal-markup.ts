// Asterisks that were meant as emphasis, links and pictures, that readers see as they are written: in HTML, where
// Markdown isn't read before a blank line, and where CommonMark's rule leaves them as text (`**a.**b`, `** a **`).

import type { Pass } from '../../hexo/define-feature.ts';
import { literalTexts } from './literal-texts.ts';

const tight = String.raw`(?=[^\s*])[^*\n<>]{1,100}(?<=\S)\*\*`;
/** `** 重点 **`, `**重点 **后文`; `**kwargs 与 **options` and `2 ** n ** 2` are none. */
const spaced = String.raw`(?=[^*\n<>]{0,100}\p{Script=Han})(?:[ \t]+[\p{Script=Han}“‘（《【「][^*\n<>]{0,100}\*\*|[^\s*][^*\n<>]{0,100}\s\*\*(?![A-Za-z_]))`;
const literal = new RegExp(String.raw`\*\*(?:${tight}|${spaced})(?!\*)`, 'gu');

const wordEnd = /[^\s\p{P}\p{S}]$/u;
const wordStart = /^[^\s\p{P}\p{S}]/u;

/** By what keeps the asterisks from being emphasis; @see https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run */
function emphasisRemedy(text: string, before: string, after: string): string {
  const inner = text.slice(2, -2);
  if (inner !== inner.trim()) return 'Take out the blanks within the asterisks.';
  if (/[\p{P}\p{S}]$/u.test(inner) && wordStart.test(after))
    return 'Put the punctuation behind the asterisks, or a space after them.';
  if (/^[\p{P}\p{S}]/u.test(inner) && wordEnd.test(before))
    return 'Put the punctuation before the asterisks, or a space there.';
  return 'Between HTML tags write <b>…</b>, or leave a blank line behind the opening tag.';
}

export const reportLiteralEmphasis: Pass = {
  name: 'report-literal-emphasis',
  needs: /\*\*[^*\n<>]{1,100}\*\*/,
  run(tree, context) {
    for (const { text, before, after, at } of literalTexts(tree, context.post.raw, literal)) {
      context.report({
        rule: 'literal-emphasis',
        severity: 'warning',
        message: `Readers see the asterisks of “${text}”.`,
        remedy: `${emphasisRemedy(text, before, after)} To show asterisks, write \\*\\*.`,
        at,
      });
    }
  },
};

/** Obsidian's, where the blog doesn't read them; `[[1, 2]]` and `[[ -f a ]]` are none. */
const wikiLink =
  /!\[\[[^[\]\n|]{1,200}\.(?:png|jpe?g|gif|webp|svg|avif|bmp)(?:\|[^[\]\n]{0,60})?\]\]|\[\[#[^[\]\n]{1,200}\]\]/gi;

export const reportWikiLinks: Pass = {
  name: 'report-wiki-links',
  needs: /\[\[/,
  run(tree, context) {
    const [first] = literalTexts(tree, context.post.raw, wikiLink);
    if (!first) return;
    context.report({
      rule: 'literal-link',
      severity: 'warning',
      message: `Readers see “${first.text}” as it is written: this blog doesn't read Obsidian's links.`,
      remedy: 'Write paperlog.wikiLinks.enable: true into _config.yml, or the link as in Markdown.',
      at: first.at,
    });
  },
};

/** `<center>![](/a.jpg)</center>` */
const literalLink = /!?\[[^[\]\n<>]{0,200}\]\((?:https?:\/\/|\.{0,2}\/)[^()\s<>]{1,300}\)/g;

export const reportLiteralLinks: Pass = {
  name: 'report-literal-links',
  needs: /\]\((?:https?:|\.{0,2}\/)/,
  run(tree, context) {
    for (const { text, at } of literalTexts(tree, context.post.raw, literalLink)) {
      const isPicture = text.startsWith('!');
      context.report({
        rule: 'literal-link',
        severity: 'warning',
        message: `Readers see “${text}” as it is written, and no ${isPicture ? 'picture' : 'link'}.`,
        remedy: `Between HTML tags write ${isPicture ? '<img src="…" alt="…">' : '<a href="…">…</a>'}, or leave a blank line behind the opening tag. To show it as it is, write it as code.`,
        at,
      });
    }
  },
};
