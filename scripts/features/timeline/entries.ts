// What a timeline shows: the papers of a list with the dates that their records, their arXiv numbers or the titles
// of their groups tell.

import { attribute, elements, isElement, previousShown, textContent, type Element } from '../../core/html.ts';
import { plainTitle } from '../cards/api.ts';
import { canonicalLink, type LinkRecord } from '../links/api.ts';
import { itemWords, writtenDate } from '../papers/api.ts';

export interface Entry {
  /** `2025-01`, or a year alone; `undefined` if nothing tells it. */
  readonly date: string | undefined;
  readonly label: string;
  readonly href: string | undefined;
  /** Attributes of the author's link that go with it. */
  readonly preview: string | undefined;
}

type FindRecord = (href: string) => LinkRecord | undefined;

/** Every item of `list` that has no items below it is a paper. */
export function timelineEntries(list: Element, findRecord: FindRecord, previewAttribute: string): Entry[] {
  const entries: Entry[] = [];
  for (const item of elements(list, 'li')) {
    if ([...elements(item, 'li')].length > 0) continue;
    const link = [...elements(item, 'a')].find((one) => attribute(one, 'href') !== undefined);
    const href = link && attribute(link, 'href');
    const record = href === undefined ? undefined : findRecord(href);
    const label = itemWords(item) || plainTitle(record?.title ?? '') || textContent(item).trim();
    if (label === '' && href === undefined) continue;
    entries.push({
      date: firstDate(record?.published?.slice(0, 7), monthOfNumber(href), dateAbove(item)),
      label: label || (href ?? ''),
      href,
      preview: link && attribute(link, previewAttribute),
    });
  }
  return entries;
}

/** Of dates told by several, the first; its month by the first that knows one of that year. */
function firstDate(...told: readonly (string | undefined)[]): string | undefined {
  const first = told.find((date) => date !== undefined);
  return first?.length === 4 ? (told.find((date) => date?.startsWith(`${first}-`)) ?? first) : first;
}

/** The date in the item itself, or in the nearest title above it. */
function dateAbove(item: Element): string | undefined {
  for (let node = item; ;) {
    // The words of a list or a column are those of all its items.
    const date = node.tagName === 'li' ? writtenDate(itemWords(node)) : undefined;
    if (date) return date;
    const parent = node.parentNode;
    if (!isElement(parent)) return undefined;
    if (/^(?:ul|ol)$/.test(parent.tagName)) {
      let title = previousShown(parent);
      while (title && !isElement(title)) title = previousShown(title);
      const above = title && writtenDate(textContent(title));
      if (above) return above;
    }
    node = parent;
  }
}

/** The month is part of arXiv's identifiers since April 2007, https://info.arxiv.org/help/arxiv_identifier.html */
function monthOfNumber(href: string | undefined): string | undefined {
  const id = href === undefined ? undefined : canonicalLink(href)?.id;
  const [, year, month] = /^arxiv:(\d{2})(0[1-9]|1[0-2])\.\d{4,5}$/.exec(id ?? '') ?? [];
  return year === undefined ? undefined : `20${year}-${month ?? ''}`;
}
