// Where in a JSON text something stands: the first syntax fault, keys given twice, the place of any value. JSON.parse
// tells none of that on all versions of Node.js, so this reads the text again once something is wrong. RFC 8259.

export interface JsonPlaces {
  /** Offset and reason of the first syntax fault. */
  readonly fault?: { readonly offset: number; readonly message: string };
  /** Offset of a value's key or, in lists, of the value, by JSON Pointer (RFC 6901); `''` is the whole. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Pointers of keys that an object has twice, with the offset of the second. */
  readonly repeated: readonly { readonly pointer: string; readonly offset: number }[];
}

interface Level {
  readonly pointer: string;
  readonly isObject: boolean;
  index: number;
  key: string;
}

type Expected = 'value' | 'firstKey' | 'key' | 'colon' | 'commaOrEnd' | 'firstValue' | 'end';

const wanted: Record<Expected, string> = {
  value: 'a value',
  firstKey: 'a key in double quotes or "}"',
  key: 'a key in double quotes',
  colon: '":"',
  commaOrEnd: '"," or the closing bracket',
  firstValue: 'a value or "]"',
  end: 'the end of the file',
};

const token =
  /[\t\n\r ]+|"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/** `{ a: [1] }` → `''`, `/a`, `/a/0`. Linear; safe against deep nesting. */
export function readJsonPlaces(text: string): JsonPlaces {
  const offsets = new Map<string, number>();
  const repeated: { pointer: string; offset: number }[] = [];
  const levels: Level[] = [];
  let expected: Expected = 'value';
  let offset = text.startsWith('\uFEFF') ? 1 : 0;

  const place = (): string => {
    const level = levels.at(-1);
    return level ? `${level.pointer}/${level.isObject ? escapePointer(level.key) : level.index}` : '';
  };
  const fail = (at: number): JsonPlaces => ({
    fault: { offset: at, message: faultMessage(text, at, expected) },
    offsets,
    repeated,
  });

  while (offset < text.length) {
    token.lastIndex = offset;
    const found = token.exec(text)?.[0];
    if (found === undefined) return fail(offset);
    const start = offset;
    offset += found.length;
    if (/^\s/.test(found)) continue;
    const level = levels.at(-1);
    const isValueStart = expected === 'value' || expected === 'firstValue';

    if (found === ':') {
      if (expected !== 'colon') return fail(start);
      expected = 'value';
    } else if (found === ',') {
      if (expected !== 'commaOrEnd' || !level) return fail(start);
      level.index += 1;
      expected = level.isObject ? 'key' : 'value';
    } else if (found === '}' || found === ']') {
      const allowed = expected === 'commaOrEnd' || expected === (found === '}' ? 'firstKey' : 'firstValue');
      if (!allowed || level?.isObject !== (found === '}')) return fail(start);
      levels.pop();
      expected = levels.length > 0 ? 'commaOrEnd' : 'end';
    } else if (expected === 'key' || expected === 'firstKey') {
      if (!found.startsWith('"') || !level) return fail(start);
      level.key = JSON.parse(found) as string;
      const pointer = place();
      if (offsets.has(pointer)) repeated.push({ pointer, offset: start });
      else offsets.set(pointer, start);
      expected = 'colon';
    } else {
      if (!isValueStart) return fail(start);
      if (!level?.isObject) offsets.set(place(), start);
      if (found === '{' || found === '[') {
        levels.push({ pointer: place(), isObject: found === '{', index: 0, key: '' });
        expected = found === '{' ? 'firstKey' : 'firstValue';
      } else expected = levels.length > 0 ? 'commaOrEnd' : 'end';
    }
  }
  return expected === 'end' ? { offsets, repeated } : fail(text.length);
}

export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function faultMessage(text: string, offset: number, expected: Expected): string {
  if (offset >= text.length) return `The file ends where ${wanted[expected]} is expected.`;
  if (/^(?:<{7}|={7}|>{7})/.test(text.slice(offset, offset + 7))) return 'A merge conflict is left in the file.';
  const seen = JSON.stringify(text.slice(offset, offset + 12).split(/[\r\n]/, 1)[0]);
  return `Expected ${wanted[expected]}, found ${seen}.`;
}
