// `__init__` in prose: by CommonMark's rule that is a strong "init", and whoever meant Python's name loses its underscores.

import { elements, indexInParent, isText, textContent } from '../../core/html.ts';
import { SourceText } from '../../core/source-text.ts';
import { scanSource } from '../../core/source/scan.ts';
import type { Segment } from '../../core/source/segments.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { firstUncovered } from './literal-texts.ts';

/** Names of Python, C, PHP, JavaScript and Node that are written with two underscores on both sides. */
const names: ReadonlySet<string> = new Set(
  (
    'init name main file doc all dict call str repr len getitem setitem delitem iter next enter exit new del class ' +
    'slots version author attribute builtins import pycache future add sub mul eq ne lt gt hash getattr setattr ' +
    'getattribute module bool contains annotations dirname filename proto defineGetter asm inline LINE FILE DATE TIME ' +
    'FUNCTION func VA_ARGS construct destruct get set toString invoke wakeup sleep autoload global device host shared'
  ).split(' '),
);
/** `__foo__(`, `__foo__.py`, `__foo__ =`: whatever its name. */
const usedAsName = /^(?:[([]|\.[a-z]| ?={1,2} )/;
const identifier = /^[A-Za-z]\w*$/;
/** Further ones of a post are told by the first. */
const mostFindings = 3;
/** Those written with asterisks are looked for in vain, through the whole post. */
const mostTries = 50;

/** In code and formulas it is no emphasis. */
const inText: ReadonlySet<string> = new Set(['tag', 'unknown-tag', 'html-tag']);

function* occurrences(raw: string, name: string): Generator<number> {
  for (const { index } of raw.matchAll(new RegExp(`(?<![\\w\\\\])__${name}__(?!\\w)`, 'g'))) yield index;
}

export const reportSwallowedUnderscores: Pass = {
  name: 'report-swallowed-underscores',
  needs: /<strong>[A-Za-z]\w*<\/strong>/,
  run(tree, { post: { raw }, report }) {
    if (!raw.includes('__')) return;
    const source = new SourceText(raw);
    const tried = new Set<string>();
    let hidden: Segment[] | undefined;
    let found = 0;
    for (const strong of elements(tree, 'strong')) {
      const name = textContent(strong);
      if (tried.has(name) || !identifier.test(name)) continue;
      const siblings = strong.parentNode?.childNodes ?? [];
      const behind = siblings[indexInParent(strong) + 1];
      if (!names.has(name) && !(isText(behind) && usedAsName.test(behind.value))) continue;
      tried.add(name);
      if (tried.size > mostTries) return;
      hidden ??= scanSource(raw).filter(({ kind }) => !inText.has(kind));
      const offset = firstUncovered(occurrences(raw, name), hidden);
      if (offset === undefined) continue;
      report({
        rule: 'swallowed-underscores',
        severity: 'warning',
        message: `Readers see a strong “${name}”: the underscores of __${name}__ are read as emphasis.`,
        remedy: `Write it as code: \`__${name}__\`. If it is meant to be strong: **${name}**.`,
        at: source.positionAt(offset),
      });
      found += 1;
      if (found === mostFindings) return;
    }
  },
};
