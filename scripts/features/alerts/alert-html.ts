// The HTML of alerts and of containers without a known name.

import { escapeHtml } from '../../core/html.ts';

export interface AlertParts {
  /** A kind of ours, or undefined for a container whose name says nothing to us. */
  readonly kind: string | undefined;
  readonly name: string;
  /** HTML of the title. */
  readonly title: string;
  readonly fold: 'open' | 'closed' | undefined;
  readonly id?: string | undefined;
  readonly classes?: readonly string[] | undefined;
  /** HTML of what stands in it. */
  readonly body: string;
  /** Further attributes of the element, with a space before each. */
  readonly attributes: string;
}

export function alertHtml({ kind, name, title, fold, id, classes = [], body, attributes }: AlertParts): string {
  const own = [
    'paperlog-alert',
    ...(kind === undefined
      ? ['paperlog-alert-plain', `paperlog-container-${name.toLowerCase()}`]
      : [`paperlog-alert-${kind}`]),
  ];
  const names = [...own, ...classes].map(escapeHtml).join(' ');
  const identity = id === undefined ? '' : ` id="${escapeHtml(id)}"`;
  const first = `class="${names}"${identity}`;
  if (fold !== undefined) {
    const open = fold === 'open' ? ' open=""' : '';
    return `<details ${first}${open}${attributes}>\n<summary class="paperlog-alert-title">${title}</summary>\n${body}</details>\n`;
  }
  const heading = title === '' ? '' : `<p class="paperlog-alert-title">${title}</p>\n`;
  const role = kind === undefined ? '' : ' role="note"';
  return `<div ${first}${role}${attributes}>\n${heading}${body}</div>\n`;
}
