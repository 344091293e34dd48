// Fluid's tooltips (licence, footnotes) name a span, which by itself can't have a name:
// https://w3c.github.io/aria/#namefromprohibited

import type { Page } from '../../hexo/define-feature.ts';

const hint = '<span class="hint--top hint--rounded" aria-label=';

export function labelHints(page: Page): Page {
  const { head, rest } = page;
  if (!rest.includes(hint)) return page;
  return { head, rest: rest.replaceAll(hint, hint.replace(' aria-label', ' role="img" aria-label')) };
}
