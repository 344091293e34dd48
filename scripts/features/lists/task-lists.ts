// Check boxes of task lists say what they are, and stand where the list's marks would.

import { addClass, attribute, elements, isBlank, isElement, setAttribute, type Element } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';

export const taskLists: Pass<unknown> = {
  name: 'task-lists',
  needs: /<li>\s*(?:<p>)?\s*<input /,
  run(tree, { site }) {
    for (const item of elements(tree, 'li')) {
      const box = checkBoxOf(item);
      if (!box) continue;
      addClass(item, 'task-list-item');
      if (isElement(item.parentNode)) addClass(item.parentNode, 'contains-task-list');
      addClass(box, 'task-list-item-checkbox');
      if (attribute(box, 'aria-label') === undefined)
        setAttribute(box, 'aria-label', labelOf(attribute(box, 'checked') !== undefined, site.language));
    }
  },
};

/** The box that the item, or its first paragraph, begins with. */
function checkBoxOf(item: Element): Element | undefined {
  let first = item.childNodes.find((node) => !isBlank(node));
  if (isElement(first) && first.tagName === 'p') first = first.childNodes.find((node) => !isBlank(node));
  if (!isElement(first) || first.tagName !== 'input' || attribute(first, 'type') !== 'checkbox') return undefined;
  return attribute(first, 'disabled') === undefined ? undefined : first;
}

function labelOf(checked: boolean, language: string): string {
  const isChinese = language.toLowerCase().startsWith('zh');
  if (checked) return isChinese ? '已完成' : 'Completed task';
  return isChinese ? '未完成' : 'Incomplete task';
}
