// The arguments of a tag, split as Hexo splits them with Nunjucks' lexer: at white space, which quotes hide. Unlike there,
// a quote that is never closed is a character like others.

const space = /[ \n\t\r\u00A0]/;
/** Characters behind which a quote begins a string. */
const delimiters = '()[]{}%*-+~/#,:|.<>=!';
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

export function splitTagArguments(text: string): string[] {
  const args: string[] = [];
  let argument = '';
  let atStart = true;
  const flush = (): void => {
    if (argument !== '') args.push(argument.trim());
    argument = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (space.test(character)) {
      flush();
      atStart = true;
      continue;
    }
    const string = atStart && (character === '"' || character === "'") ? readString(text, index) : undefined;
    if (string) {
      argument += string.value;
      index = string.end;
      continue;
    }
    argument += character;
    atStart = delimiters.includes(character);
  }
  flush();
  return args;
}

/** The string that the quote at `start` begins; `end` is the offset of its other quote. */
function readString(text: string, start: number): { value: string; end: number } | undefined {
  const quote = text.charAt(start);
  let value = '';
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === quote) return { value, end: index };
    if (character === '\\' && index + 1 < text.length) {
      index += 1;
      value += escapes[text.charAt(index)] ?? text.charAt(index);
    } else value += character;
  }
  return undefined;
}
