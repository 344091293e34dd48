// The pass that puts rendered formulas in the place of their LaTeX.

import {
  addClass,
  classNames,
  detach,
  element,
  elements,
  escapeHtml,
  isBlank,
  isElement,
  isText,
  raw,
  removeAttribute,
  replaceWith,
  replaceWithAll,
  setAttribute,
  text,
  textContent,
  type Element,
  type Node,
  type ParentNode,
  type Root,
} from '../../core/html.ts';
import { readPosition } from '../../core/positions.ts';
import { sourceText } from '../../core/source-text.ts';
import type { Pass, PassContext } from '../../hexo/define-feature.ts';
import { authorOffset } from './author-offset.ts';
import { macrosOf, type MathConfig } from './config.ts';
import { definitionsIn, isDefined, withoutPreamble } from './definitions.ts';
import { labelHeadings } from './heading-labels.ts';
import { withoutMarkdownEscapes } from './markdown-escapes.ts';
import {
  numberEquations,
  referenceText,
  type AuthoredFormula,
  type EquationNumbers,
  type NumberedFormula,
} from './number-equations.ts';
import { mathmlIn } from './plain-formulas.ts';
import { hasFormulaInAttribute } from './readable-attributes.ts';
import { readableFormula } from './readable.ts';
import { referencePlaces } from './reference-places.ts';
import type * as MathJax from './render-mathjax.ts';
import { likelyCommand } from './likely-command.ts';
import { katexRenderer, loadKatex, type RenderFault, type Rendering } from './render-katex.ts';
import { withUnits } from './units.ts';

interface Formula extends AuthoredFormula {
  readonly node: Element;
  /** As it stands in the file; `latex` is how it is read. */
  readonly authored: string;
  /** The offset in `authored` of one in `latex`. */
  readonly origin: (offset: number) => number;
}

type Context = PassContext<MathConfig, undefined>;

const inDisplay = 'math-display';

export const renderFormulas: Pass<MathConfig, undefined> = {
  name: 'render-formulas',
  // The texts of pictures may have become captions.
  needs: (html) => /<span class="math math-(?:inline|display)"/.test(html) || hasFormulaInAttribute(html),
  async run(tree, context) {
    const formulas = findFormulas(tree);
    if (formulas.length === 0) return;
    const numbers = numberEquations(formulas);
    reportFaults(formulas, numbers, context);
    linkReferences(tree, numbers, context);
    const render = await postRenderer(formulas, context);
    for (const [index, formula] of formulas.entries()) {
      const numbered = numbers.formulas[index];
      if (!numbered) continue;
      if (numbered.reference) replaceWith(formula.node, referenceLink(numbered.reference));
      else {
        const outcome = render(formula, numbered);
        put(formula, numbered, outcome instanceof Promise ? await outcome : outcome, context);
      }
    }
    labelHeadings(formulas.map(({ node }) => node));
  },
};

function findFormulas(tree: Root): Formula[] {
  const formulas: Formula[] = [];
  for (const node of elements(tree, 'span')) {
    const classes = classNames(node);
    if (!classes.includes('math') || !(classes.includes('math-inline') || classes.includes(inDisplay))) continue;
    const authored = textContent(node);
    const { text: latex, origin } = withoutMarkdownEscapes(authored);
    formulas.push({ node, latex, authored, origin, display: classes.includes(inDisplay) });
  }
  return formulas;
}

type Outcome =
  { readonly html: string; readonly by: 'katex' | 'mathjax' } | { readonly fault: RenderFault } | 'nothing';

let loading: Promise<typeof MathJax> | undefined;

/** Imported once: jiti gives a second importer the module as it is, half evaluated. */
function loadMathJax(): Promise<typeof MathJax> {
  return (loading ??= import('./render-mathjax.ts'));
}

/** Definitions hold from their formula on, to the end of the post. */
async function postRenderer(
  formulas: readonly Formula[],
  { config, post }: Context,
): Promise<(formula: Formula, numbered: NumberedFormula) => Outcome | Promise<Outcome>> {
  const macros = macrosOf(config, post.data);
  const katex = await loadKatex(formulas.some(({ latex }) => /\\(?:ce|pu)\b/.test(latex)) || usesChemistry(macros));
  const katexOfPost = katexRenderer(katex, macros);
  let key = JSON.stringify(macros);
  let definitions = '';
  return ({ latex, display }, { edited }) => {
    const defined = definitionsIn(withoutPreamble(latex));
    const { text: source, origin } = withUnits(withoutPreamble(edited.text), (command) =>
      isDefined(command, macros, definitions + (defined?.text ?? '')),
    );
    let rendering: Rendering;
    if (defined) {
      rendering = katexOfPost.define(source, display);
      definitions += defined.text;
      key += defined.text;
    } else rendering = katexOfPost.render(source, display, key);
    if ('html' in rendering) return defined?.isAll ? 'nothing' : { html: rendering.html, by: 'katex' };
    const fault = rendering.fault;
    const failed = {
      fault: { ...fault, offset: fault.offset === undefined ? undefined : edited.origin(origin(fault.offset)) },
    };
    if (config.fallback !== 'mathjax' || fault.isFinal) return failed;
    const definitionsSoFar = definitions;
    return loadMathJax()
      .then(({ renderWithMathJax }) => renderWithMathJax(source, display, macros, definitionsSoFar))
      .then((second): Outcome => {
        if (!('html' in second)) return { fault: { ...failed.fault, message: betterMessage(fault, second.fault) } };
        return defined?.isAll ? 'nothing' : { html: second.html, by: 'mathjax' };
      });
  };
}

/** What KaTeX doesn't know and MathJax does may be wrong all the same: MathJax says why. */
function betterMessage(katex: RenderFault, mathjax: RenderFault): string {
  const [, lacking] = /^(?:Undefined control sequence|No such environment): (\S+)/.exec(katex.message) ?? [];
  if (lacking === undefined) return katex.message;
  const [, lackingToo] = /^(?:Undefined control sequence |Unknown environment ')([^\s']+)/.exec(mathjax.message) ?? [];
  if (lackingToo === lacking) return katex.message;
  if (lackingToo === undefined) return mathjax.message;
  return `KaTeX doesn't know ${lacking} and MathJax doesn't know ${lackingToo}: one formula can't have both`;
}

function usesChemistry(macros: Readonly<Record<string, string>>): boolean {
  return Object.values(macros).some((body) => /\\(?:ce|pu)\b/.test(body));
}

function put(formula: Formula, { anchors, tags }: NumberedFormula, outcome: Outcome, context: Context): void {
  const { node, latex, display } = formula;
  if (outcome === 'nothing') {
    const parent = node.parentNode;
    detach(node);
    if (isElement(parent) && parent.tagName === 'p' && parent.childNodes.every(isBlank)) detach(parent);
    return;
  }
  const [id, ...others] = anchors;
  removeAttribute(node, 'class');
  addClass(node, 'paperlog-math');
  if (display) addClass(node, 'paperlog-math-display');
  if (id !== undefined) setAttribute(node, 'id', id);
  for (const child of [...node.childNodes]) detach(child);
  const children: Node[] = others.map((anchor) => element('span', { id: anchor }));
  if ('fault' in outcome) {
    reportFault(formula, outcome.fault, context);
    addClass(node, 'paperlog-math-failed');
    children.push(element('code', { class: 'paperlog-math-source' }, [text(latex.trim())]));
  } else {
    if (outcome.by === 'mathjax') addClass(node, 'paperlog-math-mathjax');
    const html = withSource(withNumbers(outcome.html, tags), latex);
    // A page without layout has no head for styles.
    const shown = context.post.layout === undefined ? (mathmlIn(html) ?? html) : html;
    children.push(raw(shown, readableFormula(latex)));
  }
  for (const child of children) appendTo(node, child);
}

function appendTo(parent: Element, child: Node): void {
  child.parentNode = parent;
  parent.childNodes.push(child);
}

/** KaTeX leaves the numbers out of its MathML, and the cells for them shift the columns. */
function withNumbers(html: string, tags: readonly string[]): string {
  if (!html.includes('mml-eqn-num')) return html;
  let index = 0;
  return html.replaceAll('<mtd class="mtr-glue"></mtd>', '').replace(/<mtd class="mml-eqn-num"><\/mtd>/g, () => {
    const tag = tags[index++];
    return tag === undefined
      ? ''
      : `<mtd><mspace width="2em"></mspace><mtext>(${escapeHtml(plainTag(tag))})</mtext></mtd>`;
  });
}

function plainTag(tag: string): string {
  return /[\\$]/.test(tag) ? readableFormula(tag.replaceAll('$', '')) : tag;
}

const annotationStart = '<annotation encoding="application/x-tex">';

/** What is copied and searched is what the author wrote, without the changes of ours. */
function withSource(html: string, latex: string): string {
  const start = html.indexOf(annotationStart) + annotationStart.length;
  const end = html.indexOf('</annotation>', start);
  return html.slice(0, start) + escapeHtml(latex.trim()) + html.slice(end);
}

function reportFaults(formulas: readonly Formula[], { faults }: EquationNumbers, context: Context): void {
  for (const { kind, label, formula: index, offset } of faults) {
    const formula = formulas[index];
    if (!formula) continue;
    const messages = {
      unknown: [
        `No equation of this post has the label “${label}”.`,
        'Write \\label{…} into the equation, or mend the name.',
      ],
      duplicate: [
        `The label “${label}” is already taken by an earlier equation.`,
        'Give each equation a label of its own.',
      ],
      unnumbered: [
        `The label “${label}” stands at an equation without a number.`,
        'Number it (an environment without a star, or \\tag{…}), or remove the label.',
      ],
    } as const;
    const [message, remedy] = messages[kind];
    context.report({
      rule: 'math-reference',
      severity: 'warning',
      message,
      remedy,
      at: placeOf(formula, offset, context),
    });
  }
}

function reportFault(formula: Formula, fault: RenderFault, context: Context): void {
  context.report({
    rule: 'math-error',
    severity: 'warning',
    message: `A formula can't be rendered: ${sentence(fault.message)}`,
    remedy: remedyOf(fault),
    at: placeOf(formula, fault.offset ?? 0, context),
  });
}

const unknownCommand = /^Undefined control sequence: (\\([A-Za-z]+))/;

function remedyOf({ message }: RenderFault): string {
  const [, command = '', name = ''] = unknownCommand.exec(message) ?? [];
  const shown = 'readers see its source until then.';
  const meant = name === '' ? undefined : likelyCommand(name);
  if (meant !== undefined) return `Did you mean \\${meant}? Mend the formula; ${shown}`;
  if (command !== '') {
    return `Mend the formula; ${shown} If ${command} is an operator, write \\operatorname{${name}}; commands of your own belong into paperlog.math.macros or the front matter (mathMacros).`;
  }
  if (/environment: tabular/.test(message)) return `Write array with \\text{…}, or a table in Markdown; ${shown}`;
  return `Mend the formula; ${shown}`;
}

/** KaTeX ends some of its messages with a full stop, most with nothing. */
function sentence(message: string): string {
  return /[.!?。]\s*$/.test(message) ? message.trim() : `${message.trim()}.`;
}

function placeOf(
  { node, authored, origin }: Formula,
  offset: number,
  { post }: Context,
): NonNullable<Parameters<Context['report']>[0]['at']> {
  const place = readPosition(node);
  if (!place) return node;
  return sourceText(post.raw).positionAt(authorOffset(post.raw, place, authored, origin(offset)));
}

const textReference = /\\(eqref|ref)\{([^{}\n]{1,200})\}/g;
const notProse = new Set(['code', 'pre', 'script', 'style', 'a', 'textarea', 'math', 'svg']);

/** MathJax links references in running text too, and authors rely on it. */
function linkReferences(tree: Root, numbers: EquationNumbers, context: Context): void {
  const { content } = context.post.data;
  if (typeof content === 'string' && !content.includes('ref{')) return;
  const stack: ParentNode[] = [tree];
  const nextPlace = referencePlaces(context.post.raw);
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    for (const child of [...parent.childNodes]) {
      if (isElement(child)) {
        if (!notProse.has(child.tagName) && !classNames(child).includes('math')) stack.push(child);
      } else if (isText(child) && child.value.includes('ref{')) {
        const parts = linkedText(child.value, numbers, (label) => {
          const at = nextPlace(label) ?? (isElement(parent) ? parent : undefined);
          context.report({
            rule: 'math-reference',
            severity: 'warning',
            message: `No equation of this post has the label “${label}”.`,
            remedy: 'Write \\label{…} into the equation, or mend the name.',
            ...(at ? { at } : {}),
          });
        });
        if (parts) replaceWithAll(child, parts);
      }
    }
  }
}

function linkedText(value: string, numbers: EquationNumbers, unknown: (label: string) => void): Node[] | undefined {
  const parts: Node[] = [];
  let done = 0;
  for (const match of value.matchAll(textReference)) {
    const [all, command = '', name = ''] = match;
    const label = name.trim();
    const found = numbers.find(label);
    if (!found) {
      unknown(label);
      continue;
    }
    parts.push(text(value.slice(done, match.index)));
    parts.push(referenceLink({ text: referenceText(`\\${command}`, found), anchor: found.anchor }));
    done = match.index + all.length;
  }
  return done === 0 ? undefined : [...parts, text(value.slice(done))];
}

function referenceLink({
  text: shown,
  anchor,
}: {
  readonly text: string;
  readonly anchor: string | undefined;
}): Element {
  const label = text(plainTag(shown));
  if (anchor === undefined) return element('span', { class: 'paperlog-math-reference' }, [label]);
  return element('a', { class: 'paperlog-math-reference', href: `#${encodeURIComponent(anchor)}` }, [label]);
}
