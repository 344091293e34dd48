// Reads one `{% … %}` as Nunjucks and Hexo do: quotes hide a `%}`.

export interface TemplateTag {
  readonly end: number;
  readonly name: string;
  readonly nameEnd: number;
  readonly argumentsEnd: number;
}

const opening = /\{%-?[ \t\r\n]*([\p{L}\p{N}_][\p{L}\p{N}_.-]*)/uy;

/** The tag that begins with the `{` at `start` and ends before `limit`. */
export function templateTagAt(text: string, start: number, limit: number): TemplateTag | undefined {
  opening.lastIndex = start;
  const match = opening.exec(text);
  const name = match?.[1];
  if (!match || name === undefined) return undefined;
  const nameEnd = opening.lastIndex;
  let quote = 0;
  let firstClose = -1;
  for (let at = start + match[0].length; at + 1 < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) quote = quote === 0 ? code : quote === code ? 0 : quote;
    else if (code === 37 && text.charCodeAt(at + 1) === 125) {
      if (firstClose === -1) firstClose = at;
      if (quote === 0) return found(text, at, name, nameEnd);
    } else if (code === 123 && text.charCodeAt(at + 1) === 37 && firstClose !== -1) break;
  }
  // A lone quote (`{% note it's %}`) closes nothing.
  return firstClose === -1 ? undefined : found(text, firstClose, name, nameEnd);
}

function found(text: string, close: number, name: string, nameEnd: number): TemplateTag {
  const trimmed = name.replace(/-$/, '');
  return { end: close + 2, name: trimmed, nameEnd, argumentsEnd: text.charAt(close - 1) === '-' ? close - 1 : close };
}
