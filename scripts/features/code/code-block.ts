// One block of code as HTML: asks Hexo's highlighter with the options that Hexo itself would give it, so that the same
// settings make the same markup, and adds to it only what the author asked for beyond that.

import { escapeHtml } from '../../core/html.ts';
import { takeComments, takeSigns, type LineMark, type MarkedCode } from './code-comments.ts';
import type { CodeConfig } from './config.ts';
import { balanceLines, joinHighlighted, splitHighlighted } from './highlighted-lines.ts';
import type { CodeInfo } from './info-string.ts';
import type { Library } from './languages.ts';
import { linesIn } from './line-ranges.ts';
import type { HighlightOptions } from './load-highlighters.ts';

/** The blog as far as a block of code depends on it. */
export interface CodeHost {
  readonly config: Pick<CodeConfig, 'foldLines' | 'wrapLines'>;
  /** Of the blog's readers. */
  readonly english: boolean;
  readonly library: Library | undefined;
  /** Whether blocks have line numbers by the blog's settings, and from how many lines on. */
  readonly lineNumbers: boolean;
  readonly lineThreshold: number;
  /** Prism in the browser marks lines by itself. */
  readonly drawnInBrowser: boolean;
  understands(language: string): boolean;
  /** `undefined` if highlighting is switched off. */
  readonly highlight: ((code: string, options: HighlightOptions) => string) | undefined;
}

export function codeBlock(code: string, info: CodeInfo, host: CodeHost): string {
  if (!host.highlight || !info.highlight) return escapeBraces(plainBlock(code, info.language));
  const { language, marked } = readMarks(code, info, host);
  const count = marked.code.split('\n').length;
  const wrapLines = info.wrapLines ?? host.config.wrapLines;
  const numbered = (info.lineNumbers ?? host.lineNumbers) && count > (info.lineThreshold ?? host.lineThreshold);
  const mark = markedLines(info, marked, count);
  const html = host.highlight(marked.code, {
    lang: language,
    caption: caption(info),
    lines_length: count,
    language_attr: info.languageAttribute,
    firstLine: info.firstLine,
    // Numbers in a column of their own can't follow lines that are broken: those are counted by the styles.
    line_number: wrapLines && host.library !== undefined ? false : info.lineNumbers,
    line_threshold: info.lineThreshold,
    mark,
    wrap: info.inTable,
    ...(info.inlineFirstLine !== undefined && { firstLineNumber: info.inlineFirstLine }),
  });
  const changed = host.library === undefined ? html : changeLines(html, { marked, mark, info, host, wrapLines });
  return escapeBraces(
    around(validCaption(changed), { info, host, count, wrapLines, numbered, focused: hasMark(marked, 'focused') }),
  );
}

/** As marked itself writes a block of code. */
export function plainBlock(code: string, language: string | undefined): string {
  const attribute = language === undefined ? '' : ` class="language-${escapeHtml(language)}"`;
  return `<pre><code${attribute}>${escapeHtml(code.replace(/\n$/, ''))}\n</code></pre>`;
}

/** Nunjucks runs over the whole post afterwards, and must see nothing of its own in code. */
export function escapeBraces(html: string): string {
  return html.replace(/\{/g, '&#123;').replace(/\}/g, '&#125;');
}

function readMarks(code: string, info: CodeInfo, host: CodeHost): { language: string | undefined; marked: MarkedCode } {
  const { language } = info;
  if (host.library === undefined) return { language, marked: { code, marks: new Map(), signs: [] } };
  const inner = /^diff-(.+)$/i.exec(language ?? '')?.[1];
  if (inner !== undefined && !host.understands(language ?? '')) return { language: inner, marked: takeSigns(code) };
  return { language, marked: takeComments(code) };
}

function hasMark({ marks }: MarkedCode, mark: LineMark): boolean {
  return [...marks.values()].some((set) => set.has(mark));
}

/** By the numbers that readers see, as Hexo's highlighters want it. */
function markedLines(info: CodeInfo, { marks }: MarkedCode, count: number): number[] {
  const { firstLine } = info;
  const fromTop = linesIn(info.markedFromTop, 1, count);
  for (const [line, set] of marks) if (set.has('marked') && line <= count) fromTop.push(line);
  const lines = linesIn(info.marked, firstLine, firstLine + count - 1);
  return [...new Set([...lines, ...fromTop.map((line) => line + firstLine - 1)])].sort((a, b) => a - b);
}

/** Hexo takes it as HTML; here a title is text. */
function caption({ title, url, linkText }: CodeInfo): string | undefined {
  if (title === undefined || title === '') return undefined;
  const link = url === undefined ? '' : `<a href="${escapeHtml(url)}">${escapeHtml(linkText ?? 'link')}</a>`;
  return `<span>${escapeHtml(title)}</span>${link}`;
}

interface LineChanges {
  readonly marked: MarkedCode;
  readonly mark: readonly number[];
  readonly info: CodeInfo;
  readonly host: CodeHost;
  readonly wrapLines: boolean;
}

function changeLines(html: string, { marked, mark, info, host, wrapLines }: LineChanges): string {
  const prismMarks = host.library === 'prismjs' && !host.drawnInBrowser && mark.length > 0;
  const count = marked.code.split('\n').length;
  const added = new Set(linesIn(info.added, 1, count));
  const removed = new Set(linesIn(info.removed, 1, count));
  if (!wrapLines && !prismMarks && marked.marks.size + added.size + removed.size + marked.signs.length === 0)
    return html;
  const parts = splitHighlighted(html);
  if (!parts) return html;
  const dims = hasMark(marked, 'focused');
  const marks = new Set(prismMarks ? mark : []);
  const lines = balanceLines(parts.lines).map((line, index) => {
    const number = index + 1;
    const set = marked.marks.get(number);
    const sign = marked.signs[index];
    let text = sign ? `<span class="paperlog-code-sign">${sign}</span>${line}` : line;
    if (marks.has(number + info.firstLine - 1)) text = `<mark>${text}</mark>`;
    for (const name of ['warning', 'error'] as const) {
      if (set?.has(name)) text = `<span class="paperlog-code-${name}">${text}</span>`;
    }
    if (dims && !set?.has('focused')) text = `<span class="paperlog-code-dimmed">${text}</span>`;
    const signed = sign ? ' paperlog-code-signed' : '';
    if (set?.has('removed') || removed.has(number)) text = `<del class="paperlog-code-removed${signed}">${text}</del>`;
    if (set?.has('added') || added.has(number)) text = `<ins class="paperlog-code-added${signed}">${text}</ins>`;
    return wrapLines ? `<span class="paperlog-code-line">${text}</span>` : text;
  });
  return joinHighlighted({ ...parts, lines });
}

/** In a `<pre>`, where Hexo puts a `<div>` if there is no table, only phrases are allowed. */
function validCaption(html: string): string {
  return html.replace(/(<pre\b[^>]*>)<div class="caption">([\s\S]*?)<\/div>/, '$1<span class="caption">$2</span>');
}

interface Surroundings {
  readonly info: CodeInfo;
  readonly host: CodeHost;
  readonly count: number;
  readonly wrapLines: boolean;
  readonly numbered: boolean;
  readonly focused: boolean;
}

function around(html: string, { info, host, count, wrapLines, numbered, focused }: Surroundings): string {
  const { foldLines } = host.config;
  const folded = info.fold ?? (foldLines > 0 && count > foldLines);
  const wrapped = wrapLines && host.library !== undefined;
  const names = [
    ...(wrapped ? ['paperlog-code-wrapped', ...(numbered ? ['paperlog-code-numbered'] : [])] : []),
    ...(focused ? ['paperlog-code-focus'] : []),
    ...(folded ? ['paperlog-code-folding'] : []),
  ];
  if (names.length === 0) return html;
  const styles = [
    ...(wrapped && numbered && info.firstLine !== 1 ? [`counter-reset:paperlog-line ${info.firstLine - 1}`] : []),
    ...(folded ? [`--paperlog-code-lines:${count}`] : []),
  ];
  const style = styles.length > 0 ? ` style="${styles.join(';')}"` : '';
  const switcher = folded
    ? `<details class="paperlog-code-fold"><summary>${foldText(host.english, count)}</summary></details>`
    : '';
  return `<div class="${names.join(' ')}"${style}>${switcher}${html}</div>`;
}

function foldText(english: boolean, count: number): string {
  return english ? `All ${count} lines` : `全部 ${count} 行`;
}
