// On every finished page: the previews that its links name, once each.

import type Hexo from 'hexo';
import { recordStore, type RecordStore } from '../links/api.ts';
import { targetOf, wordsOf, type CardsConfig } from '../cards/api.ts';
import { previewAttribute, previewName, previewTemplate } from './preview-html.ts';

const named = new RegExp(`${previewAttribute}="([0-9a-f]+)"`, 'g');
const bodyEnd = '</body>';

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

export function showPreviews(html: string, { hexo, language, cards }: PreviewContext): string {
  if (!html.includes(previewAttribute)) return html;
  const at = html.lastIndexOf(bodyEnd);
  if (at === -1) return html;
  const store = recordStore(hexo);
  const { urls, made } = previewsOf(store);
  const words = wordsOf(language);
  let templates = '';
  for (const name of new Set([...html.matchAll(named)].map(([, found = '']) => found))) {
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
  return html.slice(0, at) + templates + html.slice(at);
}

function previewsOf(store: RecordStore): Previews {
  let found = previews.get(store);
  if (!found) {
    const urls = new Map([...store.records.keys()].map((url) => [previewName(url), url]));
    previews.set(store, (found = { urls, made: new Map() }));
  }
  return found;
}
