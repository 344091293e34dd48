// Previews: what the page's script shows beside a link. They stand at the end of the page in elements that no browser
// shows by itself, one for each target, and only those that the page's links name.

import { escapeHtml } from '../../core/html.ts';
import { factsHtml, kindLine, shortHash, type Target, type Words } from '../cards/api.ts';
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

/** A `<template>`; its content becomes the preview. A blog may show thousands: written as text at once. */
export function previewTemplate(target: Target, words: Words): string {
  const { facts, text } = target;
  const title = `<a href="${escapeHtml(target.href)}" dir="auto">${escapeHtml(target.title)}</a>`;
  return [
    `<template id="paperlog-preview-${previewName(target.url)}">`,
    paragraph('paperlog-preview-kind', escapeHtml(kindLine(target, words))),
    `<p class="paperlog-preview-title">${title}</p>`,
    facts.length > 0 ? paragraph('paperlog-preview-facts', factsHtml(facts)) : '',
    text ? paragraph('paperlog-preview-text', escapeHtml(text)) : '',
    actions(target, words),
    '</template>',
  ].join('');
}

function paragraph(className: string, html: string): string {
  return `<p class="${className}" dir="auto">${html}</p>`;
}

function actions({ pdf, code, citable, url }: Target, words: Words): string {
  const links = [
    pdf ? `<a href="${escapeHtml(pdf)}">${escapeHtml(words.pdf)}</a>` : '',
    code ? `<a href="${escapeHtml(code)}">${escapeHtml(words.code)}</a>` : '',
    citable ? copyButton(bibtex(citable.record, url, citable.id), words) : '',
  ].join('');
  return links === '' ? '' : `<div class="paperlog-preview-actions">${links}</div>`;
}

function copyButton(copied: string, { copyBibtex, copied: done }: Words): string {
  const data = `data-copy="${escapeHtml(copied)}" data-copied="${escapeHtml(done)}"`;
  return `<button type="button" ${data}>${escapeHtml(copyBibtex)}</button>`;
}
