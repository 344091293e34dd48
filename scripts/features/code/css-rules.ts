// The little CSS that styles of highlight.js and Prism are made of, read into rules and written again.

export interface CssRule {
  readonly selectors: readonly string[];
  readonly declarations: readonly CssDeclaration[];
}

export interface CssDeclaration {
  readonly property: string;
  readonly value: string;
}

/** `@media` and `@supports` with the rules in them. */
export interface CssGroup {
  readonly condition: string;
  readonly rules: readonly (CssRule | CssGroup)[];
}

/** Comments, `@charset`, `@import` and what isn't CSS are left out. */
export function parseCss(css: string): (CssRule | CssGroup)[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const rules: (CssRule | CssGroup)[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    if (open === -1) break;
    const close = blockEnd(text, open);
    // What stands before the prelude and ends with a semicolon is a statement such as `@charset`.
    const prelude = text.slice(Math.max(at, text.lastIndexOf(';', open) + 1), open).trim();
    const body = text.slice(open + 1, close);
    if (/^@(?:media|supports)\b/.test(prelude)) rules.push({ condition: prelude, rules: parseCss(body) });
    else if (prelude !== '' && !prelude.startsWith('@')) {
      rules.push({ selectors: splitOutside(prelude, ','), declarations: declarations(body) });
    }
    at = close + 1;
  }
  return rules;
}

function blockEnd(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    const sign = text.charAt(index);
    if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return text.length;
}

function declarations(body: string): CssDeclaration[] {
  return splitOutside(body, ';').flatMap((part) => {
    const colon = part.indexOf(':');
    const property = part.slice(0, colon).trim().toLowerCase();
    const value = part.slice(colon + 1).trim();
    return colon === -1 || property === '' || value === '' ? [] : [{ property, value }];
  });
}

/** Splits where no bracket or quote is open. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const sign = text.charAt(index);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(' || sign === '[') depth += 1;
    else if (sign === ')' || sign === ']') depth -= 1;
    else if (sign === separator && depth <= 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== '');
}

export function isGroup(rule: CssRule | CssGroup): rule is CssGroup {
  return 'condition' in rule;
}

export function writeCss(rules: readonly (CssRule | CssGroup)[]): string {
  return rules
    .map((rule) => {
      if (isGroup(rule)) return `${rule.condition}{${writeCss(rule.rules)}}`;
      const body = rule.declarations.map(({ property, value }) => `${property}:${value}`).join(';');
      return body === '' ? '' : `${rule.selectors.join(',')}{${body}}`;
    })
    .join('');
}
