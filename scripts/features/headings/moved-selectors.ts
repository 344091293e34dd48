// Fluid's table of contents and anchors take headings by their level, as the author has set it for the levels that they
// write. Where a post's headings have moved down, so do the levels that are asked for.

import type Hexo from 'hexo';
import type { ViewLocals } from '../../hexo/define-feature.ts';
import { keptWith } from '../../hexo/post-record.ts';

/** What the pass keeps with a post whose headings have moved. */
export const movedKey = 'headings-moved';

/** In the settings that Fluid writes into each page for its scripts. */
const settings = [
  /(\bvar CONFIG = .*?"anchorjs":\{[^{}]*?"element":")([^"]*)(?=")/,
  /(\bvar CONFIG = .*?"headingSelector":")([^"]*)(?=")/,
];

type Helper = (this: ViewLocals, ...args: unknown[]) => unknown;

/** Once Fluid has registered the helper that writes its settings. */
export function moveSelectors(hexo: Hexo): void {
  const helpers = hexo.extend.helper as unknown as {
    get(name: string): Helper | undefined;
    register(name: string, helper: Helper): void;
  };
  const exportConfig = helpers.get('export_config');
  if (!exportConfig) return;
  helpers.register('export_config', function (...args) {
    const script = exportConfig.apply(this, args);
    return typeof script === 'string' && keptWith(this.page, movedKey) === true ? withLowerLevels(script) : script;
  });
}

function withLowerLevels(script: string): string {
  return settings.reduce(
    (text, pattern) => text.replace(pattern, (_, before: string, levels: string) => before + oneLower(levels)),
    script,
  );
}

/** `h1,h2` → `h2,h3`; the sixth level is the last. Pure. */
export function oneLower(selectors: string): string {
  const lower = selectors.replace(/\bh([1-5])\b/g, (_, level: string) => `h${Number(level) + 1}`);
  return [...new Set(lower.split(',').map((selector) => selector.trim()))].join(',');
}
