// Changes single keys of a YAML file as text, so that everything else stays byte for byte as its owner wrote it.

/** A plain scalar where YAML allows one, else a double-quoted string. */
export function yamlScalar(value: string): string {
  const plain =
    /^[\p{L}\p{N}_/.][\p{L}\p{N} _/.,@+-]*$/u.test(value) &&
    !/^(?:true|false|null|yes|no|on|off|~|[\d.+-]+)$/i.test(value) &&
    !value.endsWith(' ');
  return plain || /^https?:\/\/[^\s#]+$/.test(value) ? value : JSON.stringify(value);
}

/** Sets a scalar of the first level; comments at its end stay. A key that isn't there is added at the end. */
export function setTopLevelValue(text: string, key: string, value: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (keyLine(key).test(text)) {
    return text.replace(
      keyLine(key),
      (_, name: string, _old: string, comment: string) => `${name} ${yamlScalar(value)}${comment}`,
    );
  }
  return appendBlock(text, `${key}: ${yamlScalar(value)}`, eol);
}

export function appendBlock(text: string, block: string, eol = text.includes('\r\n') ? '\r\n' : '\n'): string {
  const body = text === '' || text.endsWith('\n') ? text : text + eol;
  return `${body}${body === '' ? '' : eol}${block.replaceAll('\n', eol)}${eol}`;
}

function keyLine(key: string): RegExp {
  return new RegExp(`^(${key}:)[ \\t]*((?:"(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^#\\r\\n]*?))([ \\t]*(?:#[^\\r\\n]*)?)$`, 'm');
}
