// Wide tables scroll in themselves: each stands in a box that the keyboard reaches and that says what it holds.

import {
  append,
  attribute,
  classNames,
  element,
  elements,
  hasClass,
  isElement,
  replaceWith,
  textContent,
  type Element,
} from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';

/** Names of the columns in the label of a table, so that it doesn't get long. */
const namedColumns = 4;
const longestName = 20;

export const wrapTables: Pass<unknown> = {
  name: 'tables',
  after: ['repair-columns', 'footnotes'],
  needs: /<table[\s>]/i,
  run(tree, { site }) {
    for (const table of [...elements(tree, 'table')]) {
      if (!isTableOfItsOwn(table)) continue;
      const box = element('div', {
        class: 'paperlog-table',
        role: 'group',
        tabindex: '0',
        'aria-label': labelOf(table, site.language),
      });
      replaceWith(table, box);
      append(box, table);
    }
  },
};

/** Not one of code with line numbers, in another table, in a line of text, or in a box already. */
function isTableOfItsOwn(table: Element): boolean {
  if (attribute(table, 'role') === 'presentation') return false;
  for (const cell of elements(table, 'td')) if (hasClass(cell, 'code') || hasClass(cell, 'gutter')) return false;
  for (let at = table.parentNode; isElement(at); at = at.parentNode) {
    if (/^(?:table|a|span|p|pre|summary|label|button)$/.test(at.tagName)) return false;
    if (classNames(at).some((name) => name === 'highlight' || name.startsWith('paperlog-table'))) return false;
  }
  return true;
}

/** The caption, or else the heads of the first columns. */
function labelOf(table: Element, language: string): string {
  const isChinese = language.toLowerCase().startsWith('zh');
  const word = isChinese ? '表格' : 'Table';
  const [caption] = elements(table, 'caption');
  const name = caption ? plain(caption) : columnNames(table, isChinese);
  return name === '' ? word : `${word}${isChinese ? '：' : ': '}${name}`;
}

function columnNames(table: Element, isChinese: boolean): string {
  const heads = [...elements(table, 'th')].map(plain).filter((name) => name !== '');
  const names = heads.slice(0, namedColumns).map((name) => Array.from(name).slice(0, longestName).join(''));
  return names.join(isChinese ? '、' : ', ') + (heads.length > namedColumns ? '…' : '');
}

/** Formulas and the numbers of footnotes are left out: neither reads well. */
function plain(cell: Element): string {
  const left = [...elements(cell)].some((node) => hasClass(node, 'paperlog-math') || node.tagName === 'sup');
  return left ? seen(cell) : textContent(cell).replace(/\s+/g, ' ').trim();
}

function seen(node: Element): string {
  const parts = node.childNodes.map((child) => {
    if (!isElement(child)) return textContent(child);
    return hasClass(child, 'paperlog-math') || child.tagName === 'sup' ? '' : seen(child);
  });
  return parts.join('').replace(/\s+/g, ' ').trim();
}
