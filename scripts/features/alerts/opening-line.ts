// What the first line of an alert says: its name, title, folding and attributes.

/** An opening line, read. */
export interface Opening {
  readonly name: string;
  /** Markdown of the title; empty if the author gave none. */
  readonly title: string;
  /** Shown as something that can be folded, and whether it is open at first. */
  readonly fold: 'open' | 'closed' | undefined;
  readonly id?: string;
  readonly classes?: readonly string[];
}

const quoteMark = /^>[ \t]?[ \t]{0,3}\[!([\p{L}][\p{L}\p{N}_-]{0,40})(?:\|[^\]\n]*)?\]([-+]?)(?:[ \t]+(.*))?$/u;

/**
 * `> [!NOTE]`, `> [!note] Title`, `> [!note]- Title` as GitHub and Obsidian have them.
 * https://docs.github.com/en/get-started/writing-on-github, https://help.obsidian.md/callouts
 */
export function quoteOpening(line: string): Opening | undefined {
  const match = quoteMark.exec(line.trimEnd());
  if (!match) return undefined;
  const [, name = '', sign, title = ''] = match;
  return { name, title: title.trim(), fold: sign === '-' ? 'closed' : sign === '+' ? 'open' : undefined };
}

const fenceName = /^(:{3,})[ \t]*(?:\{[ \t]*\.)?([\p{L}][\p{L}\p{N}_-]{0,40})/u;

export interface FenceOpening extends Opening {
  readonly length: number;
}

/**
 * `::: tip Title`, `:::tip[Title]{#id .class}`, `::: details Title {open}`, `::: {.note}`, `:::: warning ::::`, as
 * VuePress, VitePress, Docusaurus, remark-directive, HackMD and Pandoc have them.
 */
export function fenceOpening(line: string): FenceOpening | undefined {
  const match = fenceName.exec(line);
  if (!match) return undefined;
  const [all, colons = '', name = ''] = match;
  let rest = line.slice(all.length);
  if (all.includes('{')) rest = `{${rest}`;
  else if (rest !== '' && !/^[\s[{:]/.test(rest)) return undefined;
  rest = rest.trim().replace(/[ \t]*:{3,}$/, '');
  const { text, attributes } = splitAttributes(rest);
  const label = /^\[(.*)\]$/.exec(text.trim())?.[1];
  const title = (label ?? text).trim() || (attributes.title ?? '');
  return {
    length: colons.length,
    name,
    title,
    fold: attributes.open ? 'open' : undefined,
    ...(attributes.id !== undefined && { id: attributes.id }),
    ...(attributes.classes.length > 0 && { classes: attributes.classes }),
  };
}

interface Attributes {
  open: boolean;
  id: string | undefined;
  title: string | undefined;
  readonly classes: string[];
}

const attribute =
  /(?:^|[ \t])(?:#([\p{L}][\p{L}\p{N}_-]*)|\.([\p{L}_-][\p{L}\p{N}_-]*)|([a-z][a-z-]*)(?:="([^"]*)"|=([^\s"}]+))?)(?=[ \t]|$)/giu;

/** `{…}` at the end of a line, if all in it are attributes. */
function splitAttributes(line: string): { text: string; attributes: Attributes } {
  const attributes: Attributes = { open: false, id: undefined, title: undefined, classes: [] };
  const start = line.endsWith('}') ? line.lastIndexOf('{') : -1;
  if (start === -1) return { text: line, attributes };
  const inner = line.slice(start + 1, -1).trim();
  if (inner.replace(attribute, '').trim() !== '') return { text: line, attributes };
  for (const [, id, name, key, quoted, plain] of inner.matchAll(attribute)) {
    if (id !== undefined) attributes.id ??= id;
    else if (name !== undefined) attributes.classes.push(name);
    else if (key === 'open') attributes.open = true;
    else if (key === 'title') attributes.title = quoted ?? plain;
  }
  return { text: line.slice(0, start), attributes };
}
