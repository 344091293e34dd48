// What other features may use of lists of papers: the words of an item, and the dates that authors write.

import { isElement, textContent, type Element } from '../../core/html.ts';
import { isList } from './groups.ts';
import { dateParts } from './sort-groups.ts';

/** Words that say of a link only that it is one. */
const linkWords =
  /^(?:论文|原文|链接|地址|下载|代码|项目|主页|papers?|links?|pdf|arxiv|code|github|here|html|blog|abs|project|page|[\p{P}\p{S}\s]|\p{Emoji_Presentation})+$/iu;

/** Whether a link is called "paper" and the like, or by a picture. */
export function isPlainlyCalled(link: Element): boolean {
  return linkWords.test(textContent(link).trim() || '-');
}

/** What an item is called: its own words without arrows, pictures and links that are called "paper" and the like. */
export function itemWords(item: Element): string {
  const parts: string[] = [];
  const collect = (node: Element): void => {
    for (const child of node.childNodes) {
      if (isList(child)) continue;
      if (isElement(child)) {
        if (child.tagName === 'a' && isPlainlyCalled(child)) continue;
        collect(child);
      } else if ('value' in child) parts.push(child.value);
    }
  };
  collect(item);
  return parts
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\p{S}·•:：—–>|/-]+|[\s\p{S}\u{1F449}·•:：—–,，、|/\\(（[【-]+$/gu, '')
    .replace(/[(（[【]\s*[)）\]】]/g, '')
    .trim();
}

/** `2024-10` of `2024.10 ~ 2024.11`, a year alone as `2024`; `undefined` without one. */
export function writtenDate(words: string): string | undefined {
  const [first] = dateParts(words);
  if (!first) return undefined;
  return first.month === 0 ? String(first.year) : `${first.year}-${String(first.month).padStart(2, '0')}`;
}
