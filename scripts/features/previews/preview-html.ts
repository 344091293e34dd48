// Previews: what the page's script shows beside a link. They stand at the end of the page in elements that no browser
// shows by itself, one for each target, and only those that the page's links name.

import { element, serializeHtml, parseHtml, append, text, type Node } from '../../core/html.ts';
import { factNodes, shortHash, type Target, type Words } from '../cards/api.ts';
import { bibtex } from './bibtex.ts';

/** On a link: the name of its preview. */
export const previewAttribute = 'data-paperlog-preview';

/** @param url the key of its record */
export function previewName(url: string): string {
  let name = names.get(url);
  if (name === undefined) names.set(url, (name = shortHash(url)));
  return name;
}

/** As many as there are records. */
const names = new Map<string, string>();

/** A `<template>`; its content becomes the preview. */
export function previewTemplate(target: Target, words: Words): string {
  const { citable, code, pdf, href } = target;
  const kind = [words.kinds[target.kind], target.place].filter(Boolean).join(' · ');
  const content: Node[] = [
    paragraph('paperlog-preview-kind', kind),
    element('p', { class: 'paperlog-preview-title' }, [element('a', { href, dir: 'auto' }, [text(target.title)])]),
  ];
  if (target.facts.length > 0)
    content.push(element('p', { class: 'paperlog-preview-facts', dir: 'auto' }, factNodes(target.facts)));
  if (target.text) content.push(paragraph('paperlog-preview-text', target.text));
  const actions: Node[] = [];
  if (pdf) actions.push(element('a', { href: pdf }, [text(words.pdf)]));
  if (code) actions.push(element('a', { href: code }, [text(words.code)]));
  if (citable) {
    const copied = bibtex(citable.record, target.url, citable.id);
    actions.push(
      element('button', { type: 'button', 'data-copy': copied, 'data-copied': words.copied }, [text(words.copyBibtex)]),
    );
  }
  if (actions.length > 0) content.push(element('div', { class: 'paperlog-preview-actions' }, actions));
  const root = parseHtml('');
  for (const node of content) append(root, node);
  return `<template id="paperlog-preview-${previewName(target.url)}">${serializeHtml(root)}</template>`;
}

function paragraph(className: string, value: string): Node {
  return element('p', { class: className, dir: 'auto' }, [text(value)]);
}
