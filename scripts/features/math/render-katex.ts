// KaTeX, loaded when the first post with a formula is rendered, and what it has made so far.

import type KatexModule from 'katex';
import { ownText } from '../../core/own-text.ts';
import { compatibleMacros } from './compatible-macros.ts';
import { BoundedCache } from './bounded-cache.ts';
import { markWideParts } from './wide-parts.ts';

export interface RenderFault {
  readonly message: string;
  /** Offset in the LaTeX that was rendered; `undefined` if the renderer doesn't say. */
  readonly offset: number | undefined;
  /** Another renderer would fail too, and take its time. */
  readonly isFinal?: true;
}

export type Rendering = { readonly html: string } | { readonly fault: RenderFault };

export interface FormulaRenderer {
  /** @param key names the state of the macros; equal source, mode and key are rendered once */
  render(latex: string, display: boolean, key: string): Rendering;
  /** Renders a formula that defines macros: they stay in this renderer. */
  define(latex: string, display: boolean): Rendering;
}

type Katex = typeof KatexModule;

/** As macros may expand to anything: characters of one formula's source, and steps of expansion. */
const maxExpansions = 10_000;
/** A typical page of formulas is far below; a size in em stops a picture of `\rule{1000000em}{…}`. */
const maxSizeEm = 100;
/** Nobody reads longer ones, and each sign becomes a hundred of HTML. */
const maxFormulaLength = 20_000;

/** What was drawn last, so that a formula that occurs again is drawn once. */
export function renderingCache(): BoundedCache<Rendering> {
  return new BoundedCache(16 * 1024 * 1024, (rendering) =>
    'html' in rendering ? rendering.html.length : rendering.fault.message.length,
  );
}

const cache = renderingCache();

let loading: Promise<Katex> | undefined;

export async function loadKatex(needsChemistry: boolean): Promise<Katex> {
  loading ??= import('katex').then((module) => module.default);
  const katex = await loading;
  // It registers its commands with the KaTeX that it imports: the same one.
  if (needsChemistry) await import('katex/contrib/mhchem');
  return katex;
}

/** Macros with a backslash in their names; the object belongs to one post and is changed by its definitions. */
export function katexRenderer(katex: Katex, postMacros: Readonly<Record<string, string>>): FormulaRenderer {
  const macros: Record<string, unknown> = { ...compatibleMacros, ...postMacros };
  const render = (latex: string, display: boolean): Rendering => {
    if (latex.length > maxFormulaLength) {
      return {
        fault: {
          message: `The formula has more than ${maxFormulaLength} characters.`,
          offset: undefined,
          isFinal: true,
        },
      };
    }
    const before = { ...macros };
    try {
      const html = katex.renderToString(latex, {
        displayMode: display,
        throwOnError: true,
        strict: 'ignore',
        trust: (context) => !('protocol' in context) || !/^(?:javascript|vbscript|data)$/i.test(context.protocol),
        globalGroup: true,
        maxExpand: maxExpansions,
        maxSize: maxSizeEm,
        macros: macros as never,
      });
      // KaTeX takes this one away with its own of that name.
      macros['\\color'] ??= before['\\color'];
      const valid = html.replaceAll(' class ="', ' class="');
      return { html: ownText(display ? valid : markWideParts(valid)) };
    } catch (error) {
      for (const name of Object.keys(macros)) if (!(name in before)) Reflect.deleteProperty(macros, name);
      Object.assign(macros, before);
      return { fault: faultOf(error) };
    }
  };
  return {
    define: render,
    render(latex, display, key) {
      const id = `${display ? 'd' : 'i'}${key}\0${latex}`;
      const known = cache.get(id);
      if (known) return known;
      const rendering = render(latex, display);
      cache.set(id, rendering);
      return rendering;
    },
  };
}

function faultOf(error: unknown): RenderFault {
  if (error instanceof RangeError) return { message: 'It is nested too deeply.', offset: undefined, isFinal: true };
  const { rawMessage, message, position } = error as { rawMessage?: string; message?: string; position?: number };
  return { message: rawMessage ?? message ?? String(error), offset: position };
}
