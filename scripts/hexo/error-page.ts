// The page of the preview that shows an error in the place of what was asked for.

import { escapeHtml } from '../core/html.ts';

export function errorPage(reason: string): string {
  const style = 'white-space:pre-wrap;overflow-wrap:anywhere;font-size:1rem;margin:2rem';
  return `<!doctype html><meta charset="utf-8"><title>Error</title><pre style="${style}">${escapeHtml(reason)}</pre>\n`;
}
