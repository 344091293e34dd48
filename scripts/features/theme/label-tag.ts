// Fluid's `{% label class @text %}` shows nothing without the `@`, and only what stands before a second one.

import type Hexo from 'hexo';
import { escapeHtml } from '../../core/html.ts';

/** https://hexo.fluid-dev.com/docs/guide/#行内标签 */
const colours: ReadonlySet<string> = new Set(['default', 'primary', 'info', 'success', 'warning', 'danger']);

export function keepLabelText(hexo: Hexo): void {
  hexo.extend.tag.unregister('label');
  hexo.extend.tag.register('label', labelTag, { ends: false });
}

export function labelTag(args: readonly string[]): string {
  const { classes, text } = readLabel(args.join(' ').trim());
  return `<span class="label label-${escapeHtml(classes || 'default')}">${text}</span>`;
}

function readLabel(written: string): { classes: string; text: string } {
  const at = written.indexOf('@');
  const before = written.slice(0, Math.max(at, 0)).trim();
  if (at !== -1 && /^[\w -]*$/.test(before)) return { classes: before, text: written.slice(at + 1).trim() };
  const [first = '', ...others] = written.split(' ');
  if (colours.has(first) && others.length > 0) return { classes: first, text: others.join(' ') };
  return { classes: '', text: written };
}
