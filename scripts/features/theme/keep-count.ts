// The pass that counts the words of a post while its tree is there: of its HTML, most is markup, of formulas above all.

import { isElement, isRaw, isText, type ParentNode, type Root } from '../../core/html.ts';
import { keptWithHtml } from '../../hexo/post-record.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import type { ThemeConfig } from './config.ts';
import { isUnreadElement, isWithinWords } from './walk-text.ts';
import { countHtml, isFormulaElement, WordCounter, type WordCount } from './word-count.ts';

const countKey = 'theme-words';

export const keepCount: Pass<ThemeConfig, undefined> = {
  name: 'keep-count',
  needs: 'parsed',
  run(tree, { keep }) {
    keep(countKey, countTree(tree));
  },
};

/** `undefined` for a post that had nothing to be parsed for, or whose HTML was changed by another plugin since. */
export function keptCount(post: object): WordCount | undefined {
  return keptWithHtml(post as Readonly<Record<string, unknown>>, countKey) as WordCount | undefined;
}

interface Open {
  readonly node: ParentNode;
  next: number;
}

/** What `countHtml` counts in the tree's HTML. */
export function countTree(root: Root): WordCount {
  const counter = new WordCounter();
  const stack: Open[] = [];
  for (let top: Open | undefined = { node: root, next: 0 }; top;) {
    const child = top.node.childNodes[top.next];
    top.next += 1;
    if (!child) {
      endElement(top.node, counter);
      top = stack.pop();
    } else if (isText(child)) counter.read(child.value, 0, child.value.length);
    else if (isRaw(child)) counter.add(countHtml(child.html));
    else if (!isElement(child)) counter.endWord();
    else if (isFormulaElement(child)) counter.addWord();
    else if (isUnreadElement(child)) endElement(child, counter);
    else {
      endElement(child, counter);
      stack.push(top);
      top = { node: child, next: 0 };
    }
  }
  return counter.count;
}

/** Or begins it. */
function endElement(node: ParentNode, counter: WordCounter): void {
  if (!isElement(node) || !isWithinWords(node)) counter.endWord();
}
