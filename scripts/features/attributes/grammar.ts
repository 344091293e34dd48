// Attributes in braces as Pandoc and kramdown read them: `{#id .class width=300 title="a b"}`, `{: .class}`.
// https://pandoc.org/MANUAL.html#extension-attributes, https://kramdown.gettalong.org/syntax.html#inline-attribute-lists

export interface Attributes {
  readonly id: string | undefined;
  readonly classes: readonly string[];
  /** In the order written. */
  readonly others: ReadonlyMap<string, string>;
}

/** Longer ones are text. */
const longest = 500;
const part =
  /\s*(?:#(?<id>[\p{L}\p{N}_][\p{L}\p{N}_:.-]*)|\.(?<name>[\p{L}_][\p{L}\p{N}_:-]*)|(?<key>[A-Za-z][\w:-]*)=(?:"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'|“(?<curly>[^”\n]*)”|(?<bare>[^\s"'“”{}=]+)))(?=[\s}])/uy;

/** What begins at `text[0]`, with its length; `undefined` if these braces are text. Linear. */
export function readAttributes(text: string): { readonly attributes: Attributes; readonly length: number } | undefined {
  if (text.charCodeAt(0) !== 123) return undefined;
  const source = text.slice(0, longest);
  let at = source.charCodeAt(1) === 58 ? 2 : 1;
  let id: string | undefined;
  const classes: string[] = [];
  const others = new Map<string, string>();
  let found = false;
  for (;;) {
    part.lastIndex = at;
    const groups = part.exec(source)?.groups;
    if (!groups) break;
    at = part.lastIndex;
    found = true;
    const { key } = groups;
    if (groups['id'] !== undefined) id = groups['id'];
    else if (groups['name'] !== undefined) classes.push(groups['name']);
    else if (key !== undefined) {
      const value = groups['double'] ?? groups['single'] ?? groups['curly'] ?? groups['bare'] ?? '';
      const name = key.toLowerCase();
      // Scripts are written as scripts, not in passing.
      if (name.startsWith('on')) return undefined;
      if (name === 'id') id = value;
      else if (name === 'class') classes.push(...value.split(/\s+/).filter(Boolean));
      else others.set(name, value);
    }
  }
  while (/\s/.test(source.charAt(at))) at += 1;
  if (!found || source.charCodeAt(at) !== 125) return undefined;
  return { attributes: { id, classes, others }, length: at + 1 };
}

/** `300x`, `x200`, `50%x`, `300x200` as attributes. */
export function sizeAttributes(size: string): string {
  const [width = '', height = ''] = size.split('x');
  return `{${[width && `width=${width}`, height && `height=${height}`].filter(Boolean).join(' ')}}`;
}
