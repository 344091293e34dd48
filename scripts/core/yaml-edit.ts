// Changes single values of a YAML file written by a person: everything else (comments, order, quotes, spacing, line
// ends) stays byte for byte. The yaml package tells where things stand; the text is spliced there.

import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  stringify,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import { isDeepStrictEqual } from 'node:util';

export interface YamlChange {
  /** From the top: `['deploy', 'repo']`. Missing mappings on the way are made. */
  readonly keys: readonly string[];
  readonly value: unknown;
  /** Written above the key, once; without `#`. */
  readonly comment?: string;
}

/** A YAML file that can't be read, with the place. */
export class YamlFault extends Error {
  override readonly name = 'YamlFault';
  readonly line: number;
  readonly column: number;

  constructor(message: string, place: { readonly line: number; readonly col: number }) {
    super(message);
    this.line = place.line;
    this.column = place.col;
  }
}

/** As lenient as Hexo: tabs that indent become spaces, as hexo-front-matter does it. */
function parse(text: string): { document: Document.Parsed; text: string } {
  const read = (source: string) => {
    const lines = new LineCounter();
    const document = parseDocument(source, { lineCounter: lines, strict: false, merge: true });
    return { document, lines };
  };
  let source = text;
  let { document, lines } = read(source);
  if (document.errors.length > 0 && /\n\t/.test(text)) {
    source = text.replace(/\n(\t+)/g, (_, tabs: string) => `\n${'  '.repeat(tabs.length)}`);
    ({ document, lines } = read(source));
  }
  const [error] = document.errors;
  if (error) throw new YamlFault(error.message.split('\n')[0] ?? error.message, lines.linePos(error.pos[0]));
  return { document, text: source };
}

/** @throws YamlFault */
export function readYaml(text: string): unknown {
  return parse(text).document.toJS();
}

/** The text of a comment above each change; the same comment isn't written twice. @throws YamlFault */
export function editYaml(text: string, changes: readonly YamlChange[]): string {
  return changes.reduce(applyChange, text);
}

function applyChange(text: string, change: YamlChange): string {
  const { document, text: source } = parse(text);
  const before = (document.toJS() ?? {}) as unknown;
  if (isMap(document.contents) && document.hasIn(change.keys)) {
    if (isDeepStrictEqual(plain(document.getIn(change.keys, false)), change.value)) return text;
  }
  const wanted = withValue(before, change.keys, change.value);
  const edited = splice(source, document, change);
  if (edited !== undefined && isDeepStrictEqual(tryRead(edited), wanted)) return edited;
  return rewrite(text, document, change);
}

function plain(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'toJSON' in node
    ? (node as { toJSON(): unknown }).toJSON()
    : node;
}

function tryRead(text: string): unknown {
  try {
    return readYaml(text);
  } catch {
    return undefined; // A splice that isn't YAML any more: the caller takes the other way.
  }
}

function withValue(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const mapping = typeof target === 'object' && target !== null && !Array.isArray(target) ? target : {};
  return { ...mapping, [key]: withValue((mapping as Record<string, unknown>)[key], rest, value) };
}

/** For what no splice reaches (a flow mapping at the top, tags): right, but laid out by the yaml package. */
function rewrite(text: string, document: Document.Parsed, { keys, value }: YamlChange): string {
  for (let length = 1; length < keys.length; length += 1) {
    const outer = keys.slice(0, length);
    if (!isMap(document.getIn(outer, true))) document.setIn(outer, document.createNode({}));
  }
  if (!isMap(document.contents)) document.contents = document.createNode({}) as unknown as ParsedNode;
  document.setIn(keys, document.createNode(value));
  const written = document.toString({ lineWidth: 0 });
  return text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
}

function splice(text: string, document: Document.Parsed, { keys, value, comment }: YamlChange): string | undefined {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const root: unknown = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    return addToTop(text, eol, entry(keys, value, 0, comment));
  }
  if (!isMap(root) || root.flow) return undefined;

  let map = root as YAMLMap.Parsed;
  for (const [depth, key] of keys.entries()) {
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    const rest = keys.slice(depth + 1);
    if (!pair) return addToMap(text, eol, map, entry(keys.slice(depth), value, indentOf(text, map), comment));
    const node = pair.value;
    if (rest.length > 0 && isMap(node) && !node.flow && node.items.length > 0) {
      map = node;
      continue;
    }
    const inner = rest.length > 0 ? withValue(plainOf(node, document), rest, value) : value;
    return replaceValue(text, eol, pair, inner, indentOf(text, map), comment);
  }
  return undefined;
}

function plainOf(node: ParsedNode | null, document: Document.Parsed): unknown {
  return isAlias(node) || isCollection(node) || isScalar(node) ? node.toJS(document) : undefined;
}

/** Lines of a new key, without a line end after the last. */
function entry(keys: readonly string[], value: unknown, indent: number, comment: string | undefined): string[] {
  const nested = [...keys].reverse().reduce<unknown>((inner, key) => ({ [key]: inner }), value);
  const lines = stringify(nested, { lineWidth: 0 }).trimEnd().split('\n');
  const above = comment === undefined ? [] : comment.split('\n').map((line) => `# ${line}`);
  return [...above, ...lines].map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
}

function addToTop(text: string, eol: string, lines: readonly string[]): string {
  const gap = text === '' || text === '\ufeff' || text.endsWith('\n') ? '' : eol;
  return `${text}${gap}${lines.join(eol)}${eol}`;
}

function addToMap(text: string, eol: string, map: YAMLMap.Parsed, lines: readonly string[]): string {
  let end = endOf(map);
  if (text[end - 1] !== '\n') {
    const next = text.indexOf('\n', end);
    end = next === -1 ? text.length : next + 1;
  }
  // Blank lines after a block scalar belong to it; before them is where a person would write.
  const head = text.slice(0, end);
  const gap = head === '' || head.endsWith('\n') ? '' : eol;
  return `${head}${gap}${lines.join(eol)}${eol}${text.slice(end)}`;
}

/** Where the last value inside ends, its comments not counted. */
function endOf(node: ParsedNode): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items[node.items.length - 1] as Pair<ParsedNode, ParsedNode | null> | ParsedNode | undefined;
    if (last && 'key' in last) return last.value ? endOf(last.value) : last.key.range[1];
    if (last) return endOf(last as ParsedNode);
  }
  return node.range[1];
}

function indentOf(text: string, map: YAMLMap.Parsed): number {
  const [start] = map.range;
  return start - (text.lastIndexOf('\n', start - 1) + 1) - (text.startsWith('\ufeff') && start < 2 ? 1 : 0);
}

function replaceValue(
  text: string,
  eol: string,
  pair: Pair<ParsedNode, ParsedNode | null>,
  value: unknown,
  indent: number,
  comment: string | undefined,
): string | undefined {
  const { key, value: node } = pair;
  if (!isScalar(key) || !node) return undefined;
  const colon = text.indexOf(':', key.range[1]);
  if (colon === -1) return undefined;
  const isBlock = (isCollection(node) && !node.flow) || text[endOf(node) - 1] === '\n';
  const end = endOf(node);
  const written = stringify({ x: value }, { lineWidth: 0 }).trimEnd().slice('x:'.length);
  const indented = written.split('\n').join(eol + ' '.repeat(indent));
  // A comment behind the old value stays behind a new one that fits on its line.
  const keepsLine = !written.includes('\n');
  const isEmpty = node.range[0] === node.range[1];
  const from = isBlock || isEmpty || !keepsLine ? colon + 1 : node.range[0];
  if (!keepsLine && !isBlock && /\S/.test(text.slice(end, lineEnd(text, end)))) return undefined;
  const tail = isBlock && text[end - 1] === '\n' ? eol : '';
  const body = from === colon + 1 ? indented : indented.trimStart();
  const after = text.slice(end);
  const spaced = after.startsWith('#') ? ' ' : '';
  const edited = `${text.slice(0, from)}${body}${tail}${spaced}${after}`;
  return comment === undefined ? edited : commentAbove(edited, eol, key.range[0], comment);
}

function lineEnd(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end === -1 ? text.length : end;
}

function commentAbove(text: string, eol: string, keyStart: number, comment: string): string {
  const start = text.lastIndexOf('\n', keyStart - 1) + 1 || (text.startsWith('\ufeff') ? 1 : 0);
  const indent = ' '.repeat(keyStart - start);
  const lines = comment.split('\n').map((line) => `${indent}# ${line}`);
  const block = lines.join(eol) + eol;
  if (text.slice(0, start).endsWith(block)) return text;
  return text.slice(0, start) + block + text.slice(start);
}
