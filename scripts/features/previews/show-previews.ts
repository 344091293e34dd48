// On every finished page: the previews that its links name, once each.

import type Hexo from 'hexo';
import { recordStore, type RecordStore } from '../links/api.ts';
import type { PageParts } from '../../hexo/define-feature.ts';
import { targetOf, wordsOf, type CardsConfig } from '../cards/api.ts';
import { previewAttribute, previewName, previewTemplate } from './preview-html.ts';

const named = `${previewAttribute}="`;

/** The names in their order, each once. */
function namesIn(html: string): Set<string> {
  const names = new Set<string>();
  for (let at = html.indexOf(named); at !== -1; at = html.indexOf(named, at)) {
    at += named.length;
    names.add(html.slice(at, html.indexOf('"', at)));
  }
  return names;
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

export function previewsIn(html: string, { hexo, language, cards }: PreviewContext): PageParts | undefined {
  if (!html.includes(previewAttribute)) return undefined;
  const store = recordStore(hexo);
  const { urls, made } = previewsOf(store);
  const words = wordsOf(language);
  let templates = '';
  for (const name of namesIn(html)) {
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
