// `C:\_data` in prose: before a sign a backslash says that the sign is meant, and isn't shown. Whoever writes a path of
// Windows loses it untold.

import type { ScannedPost } from '../../hexo/define-feature.ts';

/** Quick: formulas aside, few posts have one. */
const escapeBehindName = /[\w:%.$)}]\\[!-/:-@[-`{-~]/;
const drive =
  '[A-Za-z]:(?=\\\\)|%[A-Za-z]\\w*%(?=\\\\)|\\$env:\\w+(?=\\\\)|\\\\\\\\(?:\\d+(?:\\.\\d+){3}|wsl[.$]|localhost)';
const relative = '(?:\\.{1,2}|~|[A-Za-z][\\w.-]+)(?=\\\\)';
const paths = new RegExp(
  `(?<![\\w\\\\/$.~-])(?:(${drive})|${relative})[^\\s"'“”‘’|，。；：、！？（）《》【】\`*{}^]*`,
  'g',
);
/** A path that nothing else says to be one. `foo\_bar` is how many write `foo_bar`: a backslash that is shown comes first. */
const plainPath = /^(?:\.{1,2}|~|[\w-]{2,}(?:\\[A-Za-z\d][\w-]+)+)\\[_.$@][A-Za-z.]/;
const eaten = /\\[!-/:-@[\]-`{-~]/;
const server = /^\\\\/;
const mostFindings = 5;
const endOfSentence = /[.,;:!?]+$/;

export function reportSwallowedBackslashes({ segments, text, report }: ScannedPost): void {
  if (!escapeBehindName.test(text)) return;
  let found = 0;
  for (const [start, prose] of between(text, segments)) {
    if (!prose.includes('\\')) continue;
    for (const match of prose.matchAll(paths)) {
      const [whole, certain] = match;
      const path = whole.replace(endOfSentence, '');
      const at = swallowedIn(path, certain !== undefined);
      if (at === -1) continue;
      report({
        rule: 'swallowed-backslash',
        severity: 'warning',
        message: `Readers see “${shown(path)}”: before “${path.charAt(at + 1)}” a backslash means that very sign and isn't shown.`,
        remedy: `Write the path as code: \`${path}\`. Or double the backslash.`,
        offset: start + match.index + at,
      });
      found += 1;
      if (found === mostFindings) return;
    }
  }
}

/** Where in the path a backslash is eaten; -1 if none is. */
function swallowedIn(path: string, certain: boolean): number {
  if (server.test(path)) return 0;
  if (!certain && !plainPath.test(path)) return -1;
  return path.replaceAll('\\\\', '\0\0').search(eaten);
}

function shown(path: string): string {
  return path.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Prose with the place where it begins: what is neither code nor formula nor address. */
function* between(text: string, segments: ScannedPost['segments']): Generator<[start: number, prose: string]> {
  let from = 0;
  for (const { start, end } of segments) {
    if (start > from) yield [from, text.slice(from, start)];
    from = Math.max(from, end);
  }
  if (from < text.length) yield [from, text.slice(from)];
}
