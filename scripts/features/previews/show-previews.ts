// On every finished page: the previews that its links name, once each.

import type Hexo from 'hexo';
import { recordStore, type RecordStore } from '../links/api.ts';
import type { MarkedText } from '../../core/find-marks.ts';
import type { PageChange } from '../../hexo/define-feature.ts';
import { targetOf, wordsOf, type CardsConfig } from '../cards/api.ts';
import { previewAttribute, previewName, previewTemplate } from './preview-html.ts';

/** What stands before a preview's name in a link that has one. */
export const namedPreview = `${previewAttribute}="`;

/** The names in their order, each once. */
function namesIn({ text, at }: MarkedText): Set<string> {
  return new Set(
    at.map((start) => {
      const nameAt = start + namedPreview.length;
      return text.slice(nameAt, text.indexOf('"', nameAt));
    }),
  );
}

interface Previews {
  readonly urls: ReadonlyMap<string, string>;
  readonly made: Map<string, string>;
}

const previews = new WeakMap<RecordStore, Previews>();

export interface PreviewContext {
  readonly hexo: Hexo;
  readonly language: string;
  /** Previews show what cards show. */
  readonly cards: CardsConfig;
}

/** @param links with `namedPreview` */
export function previewsIn(links: MarkedText, { hexo, language, cards }: PreviewContext): PageChange {
  const store = recordStore(hexo);
  const { urls, made } = previewsOf(store);
  const words = wordsOf(language);
  let templates = '';
  for (const name of namesIn(links)) {
    const url = urls.get(name);
    if (url === undefined) continue;
    let template = made.get(name);
    if (template === undefined) {
      const target = targetOf(url, store, cards, words);
      template = target ? previewTemplate(target, words) : '';
      made.set(name, template);
    }
    templates += template;
  }
  return { body: templates };
}

function previewsOf(store: RecordStore): Previews {
  let found = previews.get(store);
  if (!found) {
    const urls = new Map([...store.records.keys()].map((url) => [previewName(url), url]));
    previews.set(store, (found = { urls, made: new Map() }));
  }
  return found;
}
