// Rendered formulas in a text of HTML, replaced: by readable text for descriptions and search, by MathML for feeds. Linear.

import { unescapeHtml } from '../../core/unescape-html.ts';
import { escapeHtml } from '../../core/html.ts';
import { readableFormula } from './readable.ts';

const formulaStart = '<span class="paperlog-math';
/** Its id, and the anchors of further labels. */
const wrapper = /^<span class="[^"]*"( id="[^"]*")?>((?:<span id="[^"]*"><\/span>)*)/;
const annotation = /<annotation encoding="application\/x-tex">([^<]*)<\/annotation>/;
const source = /<code class="paperlog-math-source">([^<]*)<\/code>/;

/** Each formula as a line of text, escaped; a formula that the text ends in is left out. */
export function formulasAsText(html: string): string {
  return replaceFormulas(html, (formula) => escapeHtml(readableFormula(latexOf(formula))));
}

/** Each formula as MathML alone: readers of feeds have no styles of ours, and many show what they don't know as text. */
export function formulasAsMathml(html: string): string {
  return replaceFormulas(html, (formula) => {
    const mathml = mathmlIn(formula);
    if (mathml === undefined) return formula;
    const [, id = '', anchors = ''] = wrapper.exec(formula) ?? [];
    const latex = escapeHtml(unescapeHtml(latexOf(formula)));
    const math = mathml
      .replace(annotation, '')
      .replace('<semantics>', '')
      .replace('</semantics>', '')
      .replace('<math', () => `<math${id} alttext="${latex}"`);
    return anchors + math;
  });
}

/** The MathML of a rendered formula, which needs no styles. */
export function mathmlIn(formula: string): string | undefined {
  const start = formula.indexOf('<math');
  const end = formula.lastIndexOf('</math>');
  return start === -1 || end === -1 ? undefined : formula.slice(start, end + '</math>'.length);
}

function latexOf(formula: string): string {
  return unescapeHtml((annotation.exec(formula) ?? source.exec(formula))?.[1] ?? '');
}

function replaceFormulas(html: string, replacement: (formula: string) => string): string {
  let start = html.indexOf(formulaStart);
  if (start === -1) return html;
  let result = '';
  let done = 0;
  while (start !== -1) {
    // References have a class that begins alike, and are text.
    const isFormula = /^(?:"| )/.test(html.slice(start + formulaStart.length, start + formulaStart.length + 1));
    const end = isFormula ? endOfSpan(html, start) : start + formulaStart.length;
    result += html.slice(done, isFormula ? start : end);
    if (end === -1) return result;
    if (isFormula) result += replacement(html.slice(start, end));
    done = end;
    start = html.indexOf(formulaStart, end);
  }
  return result + html.slice(done);
}

const spanStart = '<span';
const spanEnd = '</span';

/** Behind the end tag of the span that begins at `start`; -1 if the text ends before. A formula has some hundred. */
export function endOfSpan(html: string, start: number): number {
  let depth = 0;
  let opening = start;
  let closing = html.indexOf(spanEnd, start);
  while (closing !== -1) {
    while (opening !== -1 && opening < closing) {
      depth += 1;
      opening = html.indexOf(spanStart, opening + spanStart.length);
    }
    depth -= 1;
    if (depth === 0) {
      const end = html.indexOf('>', closing);
      return end === -1 ? -1 : end + 1;
    }
    closing = html.indexOf(spanEnd, closing + spanEnd.length);
  }
  return -1;
}
