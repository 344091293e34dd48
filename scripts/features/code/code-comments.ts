// Marks that authors leave in the code itself: `// [!code ++]` and its kin (Shiki, VitePress), and the signs of a
// `diff-js` block. They are taken out, and become properties of lines.

export type LineMark = 'added' | 'removed' | 'marked' | 'focused' | 'warning' | 'error';

export interface MarkedCode {
  readonly code: string;
  /** Marks of lines, counted from 1. */
  readonly marks: ReadonlyMap<number, ReadonlySet<LineMark>>;
  /** The sign that stood before each line of a diff; empty without one. */
  readonly signs: readonly string[];
}

const names: Readonly<Record<string, LineMark>> = {
  '++': 'added',
  '--': 'removed',
  highlight: 'marked',
  hl: 'marked',
  focus: 'focused',
  warning: 'warning',
  error: 'error',
};

/** A comment that holds nothing but the mark, in the styles of comments that languages have. */
const comment =
  /[ \t]*(?:(?:\/\/|#|--|;|%|"|')[ \t]*\[!code ([\w+-]{1,9})(?::(\d{1,4}))?\][ \t]*|(?:<!--|\/\*|\{\/\*|\(\*)[ \t]*\[!code ([\w+-]{1,9})(?::(\d{1,4}))?\][ \t]*(?:-->|\*\/\}?|\*\)))$/;

export function takeComments(code: string): MarkedCode {
  if (!code.includes('[!code ')) return { code, marks: new Map(), signs: [] };
  const marks = new Map<number, Set<LineMark>>();
  const lines: string[] = [];
  for (const line of code.split('\n')) {
    const at = line.includes('[!code ') ? markAt(line) : undefined;
    if (!at) {
      lines.push(line);
      continue;
    }
    // A comment on a line of its own marks the lines after it and isn't shown.
    const rest = line.slice(0, at.index);
    if (rest.trim() !== '') lines.push(rest);
    const first = rest.trim() === '' ? lines.length + 1 : lines.length;
    for (let number = first; number < first + at.count; number++) {
      const set = marks.get(number) ?? new Set<LineMark>();
      marks.set(number, set.add(at.mark));
    }
  }
  return { code: lines.join('\n'), marks, signs: [] };
}

function markAt(line: string): { index: number; mark: LineMark; count: number } | undefined {
  // From the last mark on, so that a long line isn't searched from its beginning.
  const from = line.lastIndexOf('[!code ');
  const start = Math.max(0, from - 40);
  const match = comment.exec(line.slice(start));
  const name = match?.[1] ?? match?.[3] ?? '';
  const mark = Object.hasOwn(names, name) ? names[name] : undefined;
  if (!match || !mark) return undefined;
  let index = start + match.index;
  while (index > 0 && ' \t'.includes(line.charAt(index - 1))) index -= 1;
  return { index, mark, count: Number(match[2] ?? match[4] ?? 1) };
}

/** The code of a `diff-…` block without its signs, which are kept beside it. */
export function takeSigns(code: string): MarkedCode {
  const marks = new Map<number, ReadonlySet<LineMark>>();
  const signs: string[] = [];
  const lines = code.split('\n').map((line, index) => {
    const sign = /^[-+ ]/.test(line) && !/^(?:\+\+\+|---) /.test(line) ? line.charAt(0) : '';
    signs.push(sign);
    if (sign === '+') marks.set(index + 1, new Set<LineMark>(['added']));
    if (sign === '-') marks.set(index + 1, new Set<LineMark>(['removed']));
    return line.slice(sign.length);
  });
  return { code: lines.join('\n'), marks, signs };
}
