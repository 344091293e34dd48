// Finds where each of marked's tokens begins in the text it was made of. Tokens tell what they were made of (`raw`)
// but not where; they come in the text's order, and between two of them stand only markers of containers.

/** As far as this file knows marked's tokens. */
export interface RawToken {
  readonly type: string;
  readonly raw: string;
  readonly tokens?: readonly RawToken[];
  readonly items?: readonly RawToken[];
  readonly header?: readonly TableCell[];
  readonly rows?: readonly (readonly TableCell[])[];
  readonly [key: string]: unknown;
}

interface TableCell {
  readonly tokens: readonly RawToken[];
}

/** How far from the last token the next may begin. */
const searchWindow = 2_000;
/** How far it does most often. */
const closeBy = 40;

export interface AlignOptions {
  /** Names of properties that hold tokens, by type of token (marked's `extensions.childTokens`). */
  readonly childTokens?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  /** Which tokens `visit` is for; what has none of them in it is passed over as a whole. All, if not given. */
  readonly wanted?: (token: RawToken) => boolean;
}

/**
 * Calls `visit` for each token of `tokens` whose place was found, in order. `at(index)` gives the offset in `text` of
 * the character `index` of the token's `raw`.
 */
export function alignTokens(
  tokens: readonly RawToken[],
  text: string,
  visit: (token: RawToken, at: (index: number) => number) => void,
  options: AlignOptions = {},
): void {
  let cursor = 0;
  const stack: RawToken[] = [];
  let topEnd = 0;

  /** Most often nothing but a marker stands between. */
  const findCloseBy = (piece: string): number => {
    const first = piece.charCodeAt(0);
    const end = Math.min(text.length, cursor + closeBy);
    for (let at = cursor; at < end; at++) {
      if (text.charCodeAt(at) === first && text.startsWith(piece, at)) return at;
    }
    return -1;
  };
  const find = (line: string): number => {
    if (text.startsWith(line, cursor)) return cursor;
    const trimmed = line.trim();
    if (trimmed === '') return -1;
    const close = findCloseBy(trimmed);
    if (close !== -1) return close;
    const near = text.slice(cursor, cursor + searchWindow + trimmed.length);
    let hit = near.indexOf(trimmed);
    if (trimmed.includes('|')) {
      // marked drops the backslash of `\|` in tables; without it, the same may stand further on.
      const escaped = near.indexOf(trimmed.replaceAll('|', '\\|'));
      if (escaped !== -1 && (hit === -1 || escaped < hit)) hit = escaped;
    }
    if (hit === -1) {
      // marked turns tabs in list items into spaces; of a cell's `|` not all may be escaped.
      const start = /^[^|]*?(?= {4}|\||$)/.exec(trimmed)?.[0] ?? '';
      hit = start.length > 1 ? near.indexOf(start) : -1;
    }
    return hit === -1 ? -1 : cursor + hit;
  };
  const consume = (raw: string): void => {
    if (text.startsWith(raw, cursor)) {
      cursor += raw.length;
      return;
    }
    for (const line of raw.split('\n')) {
      const at = line.trim() === '' ? -1 : find(line);
      if (at !== -1) cursor = at + line.trim().length;
    }
  };

  /** Where all of `raw` stands as it is, at the cursor or close by. */
  const findWhole = (raw: string): number => {
    if (text.startsWith(raw, cursor)) return cursor;
    // White space is found anywhere.
    return raw.charCodeAt(0) <= 32 ? -1 : findCloseBy(raw);
  };

  const worth = worthVisiting(tokens, options);
  for (const top of tokens) {
    // Top-level tokens tell all of the text: whatever was missed within one ends with it.
    if (text.startsWith(top.raw, topEnd)) {
      cursor = Math.max(cursor, topEnd);
      topEnd += top.raw.length;
      if (worth && !worth.has(top)) continue;
    } else topEnd = Number.POSITIVE_INFINITY;

    stack.push(top);
    for (let token = stack.pop(); token; token = stack.pop()) {
      if (typeof token.raw !== 'string') continue;
      const whole = findWhole(token.raw);
      if (whole !== -1) {
        const isWanted = options.wanted?.(token) ?? true;
        const children = !worth || worth.has(token) ? childrenOf(token, options) : none;
        cursor = whole;
        if (isWanted) visit(token, (index) => whole + index);
        if (children.length === 0) cursor += token.raw.length;
        else pushAll(stack, children);
        continue;
      }
      const lead = token.raw.length - token.raw.trimStart().length;
      if (lead === token.raw.length) continue;
      const children = childrenOf(token, options);
      const lineEnd = token.raw.indexOf('\n', lead);
      const first = token.raw.slice(lead, lineEnd === -1 ? undefined : lineEnd);
      const start = find(first);
      if (start === -1) {
        pushAll(stack, children);
        continue;
      }
      cursor = start;
      visit(token, offsetsIn(text, token.raw, lead, start));
      if (children.length === 0) consume(token.raw.slice(lead));
      else pushAll(stack, children);
    }
    if (Number.isFinite(topEnd)) cursor = Math.max(cursor, topEnd);
  }
}

/** The tokens that are wanted and those around them; `undefined` for all. Tokens are nested as deep as limits allow. */
function worthVisiting(tokens: readonly RawToken[], options: AlignOptions): ReadonlySet<RawToken> | undefined {
  const { wanted } = options;
  if (!wanted) return undefined;
  const worth = new Set<RawToken>();
  const look = (some: readonly RawToken[]): boolean => {
    let isAny = false;
    for (const token of some) {
      const isWorth = look(childrenOf(token, options)) || wanted(token);
      if (isWorth) worth.add(token);
      isAny ||= isWorth;
    }
    return isAny;
  };
  look(tokens);
  return worth;
}

/** The first one on top. */
export function pushAll(stack: RawToken[], tokens: readonly RawToken[]): void {
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    if (token) stack.push(token);
  }
}

const none: readonly RawToken[] = [];

/** The tokens in a token. */
export function childrenOf(token: RawToken, { childTokens }: AlignOptions): readonly RawToken[] {
  if (token.type === 'table') {
    const delimiter: RawToken = { type: 'space', raw: token.raw.split('\n', 2)[1] ?? '' };
    return [
      ...(token.header ?? []).flatMap((cell) => cell.tokens),
      delimiter,
      ...(token.rows ?? []).flatMap((row) => row.flatMap((cell) => cell.tokens)),
    ];
  }
  if (token.type === 'list') return token.items ?? none;
  const names = childTokens?.[token.type];
  if (names) return names.flatMap((name) => tokensIn(token[name]));
  // A picture's alternative text isn't rendered by itself.
  return token.type === 'image' ? none : (token.tokens ?? none);
}

function tokensIn(value: unknown): RawToken[] {
  return Array.isArray(value) ? (value.flat(2) as RawToken[]) : [];
}

/**
 * Gives the offset in `text` of a character of `raw`, whose line that begins at `lead` stands at `start`. Its other
 * lines may have lost the prefixes of their containers. Indices are best asked for in ascending order.
 */
function offsetsIn(text: string, raw: string, lead: number, start: number): (index: number) => number {
  if (text.startsWith(raw.slice(lead), start)) return (index) => start + index - lead;
  const firstEnd = lineEndAt(raw, lead);
  let rawLine = lead;
  let rawEnd = firstEnd;
  let textLine = start;
  return (index) => {
    if (index < rawLine) [rawLine, rawEnd, textLine] = [lead, firstEnd, start];
    while (rawEnd < index) {
      const lineStart = text.indexOf('\n', textLine) + 1;
      if (lineStart === 0) break;
      rawLine = rawEnd + 1;
      rawEnd = lineEndAt(raw, rawLine);
      const line = raw.slice(rawLine, rawEnd);
      const shift = text.slice(lineStart, lineEndAt(text, lineStart)).indexOf(line.trimEnd());
      textLine = lineStart + Math.max(0, shift);
    }
    return textLine + index - rawLine;
  };
}

function lineEndAt(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
