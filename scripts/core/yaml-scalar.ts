// The text that an author wrote for a key of front matter, without parsing it: YAML has turned `2024-02-30` into the
// 1st of March and `1.10` into 1.1 before anybody can look. Only keys of the first level, on one line.

export interface ScalarText {
  /** Without quotes and comment; `''` if the value begins on a later line or there is none. */
  readonly text: string;
  readonly quoted: boolean;
  /** UTF-16 offsets of the key and of the value in the searched text. */
  readonly keyOffset: number;
  readonly valueOffset: number;
}

/** The first `key: value` at the beginning of a line of `yaml`; also `"key": value` and JSON's. */
export function topLevelScalar(yaml: string, key: string): ScalarText | undefined {
  const name = key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const match = new RegExp(`^([ \\t]*)("${name}"|'${name}'|${name})([ \\t]*:(?=[ \\t]|$)[ \\t]*)(.*)$`, 'm').exec(yaml);
  if (!match) return undefined;
  const [, indent = '', written = '', colon = '', rest = ''] = match;
  // An indented key belongs to a mapping above it; only JSON and a whole block that is indented have such.
  if (indent !== '' && !written.startsWith('"') && !new RegExp(`^${indent}\\S`).test(yaml)) return undefined;
  const keyOffset = match.index + indent.length;
  const valueOffset = keyOffset + written.length + colon.length;
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(rest);
  if (quoted) return { text: quoted[1] ?? quoted[2] ?? '', quoted: true, keyOffset, valueOffset };
  const text = rest.startsWith('#') ? '' : rest.replace(/[ \t]#.*$/, '').trim();
  return { text, quoted: false, keyOffset, valueOffset };
}
