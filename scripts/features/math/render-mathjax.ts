// MathJax, loaded only for a formula that KaTeX can't render: SVG that needs no font and no style sheet of MathJax's, with
// MathML for those who read by ear.

import { createRequire } from 'node:module';
import { commonMacros, lastArgumentOnly, meaningless } from './common-macros.ts';
import { isDefined } from './definitions.ts';
import { mathJaxMacros, withCharacters, type MathJaxMacro } from './mathjax-macros.ts';
import { renderingCache, type Rendering } from './render-katex.ts';
import { isWideDrawing, wideClass } from './wide-parts.ts';

/** What is used of the component that `mathjax` packs for Node.js. */
interface MathJaxComponent {
  readonly init: (options: object) => Promise<MathJaxGlobal>;
}

interface MathDocument {
  convert(latex: string, options: object): unknown;
}

interface MathJaxGlobal {
  readonly startup: { readonly adaptor: { innerHTML(node: unknown): string }; readonly output: object };
  readonly _: {
    readonly mathjax: { readonly mathjax: { document(text: string, options: object): MathDocument } };
    readonly input: { readonly tex_ts: { readonly TeX: new (options: object) => object } };
    readonly core: {
      readonly MmlTree: {
        readonly SerializedMmlVisitor: {
          readonly SerializedMmlVisitor: new () => { visitTree(root: unknown): string };
        };
      };
      readonly MathItem: { readonly STATE: { readonly CONVERT: number; readonly TYPESET: number } };
    };
  };
}

const packages = [
  ...['base', 'ams', 'amscd', 'bbox', 'boldsymbol', 'braket', 'bussproofs', 'cancel', 'cases', 'centernot'],
  ...[
    'color',
    'colortbl',
    'configmacros',
    'empheq',
    'enclose',
    'extpfeil',
    'gensymb',
    'html',
    'mathtools',
    'mhchem',
    'newcommand',
    'textcomp',
  ],
  ...['textmacros', 'unicode', 'upgreek', 'verb'],
];

/** Gives other meanings to what everybody uses, `\div` for one: only for a formula that has a command of it. */
const packagesWithPhysics = [...packages, 'physics'];

const common: Readonly<Record<string, MathJaxMacro>> = {
  ...withoutBackslash(commonMacros),
  ...Object.fromEntries(
    Object.entries(lastArgumentOnly).map(([name, [count, body]]): [string, MathJaxMacro] => [
      name.slice(1),
      [body.replace('#1', `#${count + 1}`), count + 1],
    ]),
  ),
  ...Object.fromEntries(meaningless.map((name): [string, MathJaxMacro] => [name.slice(1), ['', 1, '']])),
};

const cache = renderingCache();

let loading: Promise<MathJaxGlobal> | undefined;

function loadMathJax(): Promise<MathJaxGlobal> {
  const { init } = createRequire(import.meta.url)('mathjax') as MathJaxComponent;
  return (loading ??= init({
    loader: {
      load: ['input/tex-full', 'output/svg', 'output/svg/fonts/tex', 'adaptors/liteDOM'],
      versionWarnings: false,
      failed: rethrow,
    },
    // Shapes without ids: the same formula is the same text wherever it stands.
    svg: { fontCache: 'none' },
    startup: { typeset: false },
  }));
}

function rethrow(error: unknown): never {
  throw error;
}

/**
 * @param macros as KaTeX's, with a backslash
 * @param definitions of the post so far
 */
export async function renderWithMathJax(
  latex: string,
  display: boolean,
  macros: Readonly<Record<string, string>>,
  definitions: string,
): Promise<Rendering> {
  const key = JSON.stringify([latex, display, macros, definitions]);
  const known = cache.get(key);
  if (known) return known;
  const rendering = render(await loadMathJax(), latex, display, macros, definitions);
  cache.set(key, rendering);
  return rendering;
}

function render(
  mathjax: MathJaxGlobal,
  latex: string,
  display: boolean,
  macros: Readonly<Record<string, string>>,
  definitions: string,
): Rendering {
  const source = withCharacters(withKnownDefinitions(`${definitions}${latex}`), (command) =>
    isDefined(command, macros, definitions),
  );
  const options = { macros: { ...common, ...mathJaxMacros, ...withoutBackslash(macros) }, display };
  const rendering = draw(mathjax, source, { ...options, packages });
  if ('html' in rendering || !/^(?:Undefined|Unknown)/.test(rendering.fault.message)) return rendering;
  const second = draw(mathjax, source, { ...options, packages: packagesWithPhysics });
  return 'html' in second ? second : rendering;
}

interface DrawOptions {
  readonly packages: readonly string[];
  readonly macros: Readonly<Record<string, MathJaxMacro>>;
  readonly display: boolean;
}

function draw(mathjax: MathJaxGlobal, source: string, { packages, macros, display }: DrawOptions): Rendering {
  const { TeX } = mathjax._.input.tex_ts;
  const { STATE } = mathjax._.core.MathItem;
  // Definitions stay in an input processor: each formula gets its own.
  const input = (): object => new TeX({ packages, macros, tags: 'none', formatError: throwError });
  const options = { display, em: 16, ex: 8, containerWidth: 40 * 16 };
  try {
    const { output } = mathjax.startup;
    const drawing = mathjax._.mathjax.mathjax.document('', { InputJax: input(), OutputJax: output });
    const svg = mathjax.startup.adaptor.innerHTML(drawing.convert(source, options));
    const reading = mathjax._.mathjax.mathjax.document('', { InputJax: input(), OutputJax: output });
    const root = reading.convert(source, { ...options, end: STATE.CONVERT });
    const mathml = new mathjax._.core.MmlTree.SerializedMmlVisitor.SerializedMmlVisitor().visitTree(root);
    return { html: assemble(mathml, svg, display) };
  } catch (error) {
    return { fault: { message: (error as { message?: string }).message ?? String(error), offset: undefined } };
  }
}

/** MathJax has one kind of definition, and no colours of HTML; with them, no formula after it could be drawn. */
function withKnownDefinitions(latex: string): string {
  return latex
    .replace(/\\[gex]def(?![A-Za-z])/g, '\\def')
    .replace(/\\(?:global|long)(?![A-Za-z])[ \t]*/g, '')
    .replace(/([[{])HTML([\]}])\s*\{([\dA-Fa-f]{6})\}/g, (_, open: string, close: string, digits: string) => {
      const parts = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
      return `${open}RGB${close}{${parts.join(',')}}`;
    });
}

function throwError(_: unknown, error: unknown): never {
  throw error;
}

/** The same parts as KaTeX's, so that feeds, search and copying treat both alike. */
function assemble(mathml: string, svg: string, display: boolean): string {
  const inner = mathml
    .trim()
    .replace(/^<math[^>]*>/, '')
    .replace(/<\/math>\s*$/, '')
    .replace(/ (?:id|data-[\w-]+)="[^"]*"/g, '')
    .replace(/>\s*\n\s*</g, '><');
  const drawn = svg.replace(
    / (?:id="[^"]*"|role="img"|focusable="false"|data-[\w-]+="[^"]*"|xmlns(?::xlink)?="[^"]*")/g,
    '',
  );
  const math = `<math xmlns="http://www.w3.org/1998/Math/MathML"${display ? ' display="block"' : ''}><semantics><mrow>${inner}</mrow><annotation encoding="application/x-tex"></annotation></semantics></math>`;
  const wide = !display && isWideDrawing(drawn) ? ` ${wideClass}` : '';
  const parts = `<span class="paperlog-math-mathml">${math}</span><span class="paperlog-math-drawing${wide}" aria-hidden="true">${drawn}</span>`;
  return display ? `<span class="paperlog-math-mathjax-display">${parts}</span>` : parts;
}

function withoutBackslash(macros: Readonly<Record<string, string>>): Record<string, MathJaxMacro> {
  const result: Record<string, MathJaxMacro> = {};
  for (const [name, body] of Object.entries(macros)) {
    const count = Math.max(0, ...[...body.matchAll(/#(\d)/g)].map(([, digit]) => Number(digit)));
    result[name.slice(1)] = count > 0 ? [body, count] : body;
  }
  return result;
}
