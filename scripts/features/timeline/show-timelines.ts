// The pass: lists of papers with `view:timeline` become a drawing, with a table of the same for those who read by
// keyboard or screen reader, and for feeds.

import { isChinese } from '../../core/language.ts';
import {
  append,
  attribute,
  element,
  elements,
  hasClass,
  removeAttribute,
  replaceWith,
  text,
  type Element,
  type Node,
} from '../../core/html.ts';
import { compareText } from '../../core/diagnostic.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { previewAttribute } from '../previews/api.ts';
import type { LinkRecord } from '../links/api.ts';
import { drawTimeline } from './draw-timeline.ts';
import { timelineEntries, type Entry } from './entries.ts';

export interface TimelineRecords {
  readonly record: (href: string) => LinkRecord | undefined;
}

const wanted = 'paperlog-papers-timeline';

export const showTimelines: Pass<unknown, TimelineRecords> = {
  name: 'timelines',
  after: ['repair-columns', 'collect-links', 'link-claims', 'name-previews'],
  needs: /class="[^"]*paperlog-papers-timeline/,
  run(tree, { prepared, site, report }) {
    const chinese = isChinese(site.language);
    for (const list of [...elements(tree, 'div')].filter((node) => hasClass(node, wanted))) {
      const entries = timelineEntries(list, prepared.record, previewAttribute);
      const dated = entries.filter(({ date }) => date !== undefined);
      if (dated.length === 0) {
        report({
          rule: 'timeline-dates',
          severity: 'warning',
          message: 'No paper of this timeline has a date, so they are shown as a list.',
          remedy: 'Begin groups with a month such as 2024.10, or fetch the records of the links (hexo links fetch).',
          at: list,
        });
        continue;
      }
      const oldest = attribute(list, 'data-sort') === 'oldest';
      const sorted = sortEntries(entries, oldest);
      replaceWith(list, timeline(sorted, chinese));
    }
    for (const list of elements(tree, 'div')) if (hasClass(list, 'paperlog-papers')) removeAttribute(list, 'data-sort');
  },
};

/** Stable; what has no date stands at the end. */
function sortEntries(entries: readonly Entry[], oldest: boolean): Entry[] {
  const order = oldest ? 1 : -1;
  return [...entries].sort((a, b) => {
    if (a.date === undefined || b.date === undefined)
      return Number(a.date === undefined) - Number(b.date === undefined);
    return order * compareText(a.date, b.date);
  });
}

function timeline(entries: readonly Entry[], chinese: boolean): Element {
  const container = element('div', { class: 'paperlog-timeline' });
  append(container, drawTimeline(entries, { undated: chinese ? '日期不详' : 'no date' }));
  const summary = chinese ? `以表格查看（${entries.length} 篇）` : `As a table (${entries.length})`;
  const heads = chinese ? ['日期', '论文'] : ['Date', 'Paper'];
  const head = element(
    'tr',
    {},
    heads.map((name) => element('th', { scope: 'col' }, [text(name)])),
  );
  const rows = entries.map((entry) =>
    element('tr', {}, [element('td', {}, [text(entry.date ?? '—')]), element('td', {}, [named(entry)])]),
  );
  const table = element('table', {}, [element('thead', {}, [head]), element('tbody', {}, rows)]);
  append(
    container,
    element('details', { class: 'paperlog-timeline-table' }, [element('summary', {}, [text(summary)]), table]),
  );
  return container;
}

function named({ href, label }: Entry): Node {
  return href === undefined ? text(label) : element('a', { href }, [text(label)]);
}
