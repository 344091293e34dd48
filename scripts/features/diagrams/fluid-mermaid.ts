// What a theme does about mermaid by itself: Fluid's settings are honoured and switched off in its views, so that
// nothing is loaded twice; other themes that draw diagrams are left to it.

import type Hexo from 'hexo';
import type { DiagramsConfig } from './config.ts';

interface FluidMermaid {
  enable?: boolean;
  readonly specific?: boolean;
  readonly options?: Readonly<Record<string, unknown>> | null;
}

interface Theme {
  /** NexT, Butterfly. */
  readonly mermaid?: { readonly enable?: boolean } | null;
  readonly post?: { readonly mermaid?: FluidMermaid };
}

/** Whether Fluid's mermaid was on before it was switched off here. */
const wasEnabled = new WeakSet<object>();

function settingsOf(hexo: Hexo): FluidMermaid | undefined {
  return (hexo.theme.config as Theme).post?.mermaid;
}

/** After Fluid has merged its settings, before a page is made. */
export function switchOffInFluid(hexo: Hexo): void {
  const settings = settingsOf(hexo);
  if (!settings?.enable) return;
  wasEnabled.add(settings);
  settings.enable = false;
}

/** Whether a post with this front matter has its diagrams drawn: with `specific: true` only if it says `mermaid: true`. */
export function isDrawn(hexo: Hexo, { mermaid }: Readonly<Record<string, unknown>>): boolean {
  if (typeof mermaid === 'boolean') return mermaid;
  const settings = settingsOf(hexo);
  return !(settings?.specific === true && (settings.enable === true || wasEnabled.has(settings)));
}

/** Who draws this blog's diagrams. */
export function drawingMode(hexo: Hexo, { mode }: DiagramsConfig): DiagramsConfig['mode'] {
  return mode === 'auto' && (hexo.theme.config as Theme).mermaid?.enable === true ? 'theme' : mode;
}

/** @param theme the locals' settings of the theme */
export function mermaidOptions(theme: unknown): Readonly<Record<string, unknown>> {
  return (theme as Theme | undefined)?.post?.mermaid?.options ?? {};
}
