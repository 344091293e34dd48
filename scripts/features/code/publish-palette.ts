// Publishes the colours of code for Fluid, by the names of styles in its settings, and links them on pages with code.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type Hexo from 'hexo';
import type { FeatureEnvironment, GeneratedRoute, ViewLocals } from '../../hexo/define-feature.ts';
import type { CodeConfig } from './config.ts';
import { onePalette, type PaletteStyle } from './palette.ts';

/** As Fluid's own script leaves its settings (`scripts/events/lib/highlight.js`). */
interface FluidStyle {
  readonly file?: string;
  readonly backgroundColor?: string;
}
interface FluidStyles {
  readonly light?: FluidStyle | false;
  readonly dark?: FluidStyle | false;
}
interface FluidTheme {
  readonly code?: {
    readonly highlight?: {
      readonly enable?: boolean;
      readonly lib?: string;
      readonly highlightjs?: FluidStyles;
      readonly prismjs?: FluidStyles;
    };
  };
  readonly post?: { readonly comments?: { readonly enable?: boolean } };
}

interface Palette {
  readonly path: string;
  readonly css: string;
}

const made = new Map<string, Palette>();

/** Fluid's `_variables/base.styl`. */
const backgrounds = { light: '#f6f8fa', dark: '#2d333b' };

function palette(hexo: Hexo, { contrast }: CodeConfig): Palette | undefined {
  const { highlight } = (hexo.theme.config as FluidTheme).code ?? {};
  if (!highlight?.enable) return undefined;
  const styles = highlight.lib === 'prismjs' ? highlight.prismjs : highlight.highlightjs;
  const painted = highlight.highlightjs;
  const key = JSON.stringify([styles, painted, contrast]);
  const known = made.get(key);
  if (known) return known;
  const css = onePalette(style(styles?.light, painted?.light, 'light'), style(styles?.dark, painted?.dark, 'dark'), {
    contrast,
  });
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
  const result = { path: `paperlog/code-palette.${hash}.css`, css };
  made.set(key, result);
  return result;
}

function style(
  named: FluidStyle | false | undefined,
  painted: FluidStyle | false | undefined,
  kind: 'light' | 'dark',
): PaletteStyle | undefined {
  if (!named || named.file === undefined || !existsSync(named.file)) return undefined;
  const own = painted ? painted.backgroundColor : undefined;
  return {
    css: readFileSync(named.file, 'utf8'),
    background: own === undefined || own === '#fff' ? backgrounds[kind] : own,
  };
}

export function paletteRoutes({ hexo, config }: FeatureEnvironment<CodeConfig>): GeneratedRoute[] {
  const found = palette(hexo, config);
  return found ? [{ path: found.path, data: found.css }] : [];
}

/** For Fluid's view of styles: the link, on pages where there is or may come code. */
export function paletteHelper({ hexo, config }: FeatureEnvironment<CodeConfig>): (this: ViewLocals) => string {
  return function () {
    const { page } = this;
    const content = typeof page['content'] === 'string' ? page['content'] : '';
    // Comments and decrypted posts come later.
    const later = page['encrypt'] === true || (hexo.theme.config as FluidTheme).post?.comments?.enable === true;
    const found = later || content.includes('<pre') ? palette(hexo, config) : undefined;
    if (!found) return '';
    // Hexo's css() remembers what it gave to another page, a relative address too.
    const helpers = this as unknown as { url_for(path: string): string };
    return `<link rel="stylesheet" href="${helpers.url_for(`/${found.path}`)}">\n`;
  };
}
