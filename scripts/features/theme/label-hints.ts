// Fluid's tooltips (licence, footnotes) name a span, which by itself can't have a name:
// https://w3c.github.io/aria/#namefromprohibited

import type { Page } from '../../hexo/define-feature.ts';

const hint = '<span class="hint--top hint--rounded" aria-label=';

export function labelHints({ rest: seen }: Page): ((page: Page) => Page) | undefined {
  if (!seen.includes(hint)) return undefined;
  const labelled = hint.replace(' aria-label', ' role="img" aria-label');
  return (page) => ({ ...page, rest: page.rest.replaceAll(hint, labelled) });
}
