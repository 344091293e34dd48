// Addresses that can't or mustn't become files below public/. Pure.

export interface PathFault {
  readonly rule: 'permalink-outside' | 'permalink-characters' | 'permalink-length';
  readonly message: string;
}

/** Bytes that a file name may have on the usual systems. */
const maxNameBytes = 255;

/**
 * @param path as an author or a plugin gave it, relative to the site's root, with or without a leading slash
 * @returns why nothing may be written there, or `undefined`
 */
export function pathFault(path: string): PathFault | undefined {
  // What a server decodes counts as much as what is written.
  for (const name of [path, decoded(path)]) {
    if (name.includes('\0')) return characters(path, 'contains a NUL character');
    if (/^[\\/]*(?:[a-z]:|[a-z][a-z\d+.-]*:\/\/)/i.test(name))
      return outside(path, 'begins with a drive or a protocol');
    if (name.split(/[\\/]/).some((segment) => /^\.\.[. ]*$/.test(segment)))
      return outside(path, 'leads out of the site with ".."');
    if (/^(?:\\\\|\/\/)/.test(name)) return outside(path, 'begins with two slashes, as the address of another host');
    if (/(?:^|[\\/])\.[\\/]*$/.test(name)) return characters(path, 'ends with "." in place of a name');
    if (name.includes('\\')) return characters(path, 'contains a backslash; folders are separated by "/"');
    if (/\p{Surrogate}/u.test(name)) return characters(path, 'contains half of a character');
    if (/[\x01-\x1f\x7f]/.test(name)) return characters(path, 'contains a control character');
  }
  if (path.length * 3 > maxNameBytes) {
    const long = path.split('/').find((segment) => Buffer.byteLength(segment) > maxNameBytes);
    if (long !== undefined) {
      const message = `"${long.slice(0, 40)}…" in the address is longer than the ${maxNameBytes} bytes that a file name may have.`;
      return { rule: 'permalink-length', message };
    }
  }
  return undefined;
}

/** Characters with a meaning of their own in a URL: the file can be written, but no link leads to it. */
export function unreachableCharacter(path: string): string | undefined {
  return /[?#]/.exec(path)?.[0];
}

/** Whether every `%` in it begins the code of a character: `%E4%BD%A0`, but not `100%` or `per%cent`. */
export function isDecodable(path: string): boolean {
  try {
    decodeURI(path);
    return true;
  } catch {
    return false;
  }
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
}

function outside(path: string, reason: string): PathFault {
  return { rule: 'permalink-outside', message: `The address "${shown(path)}" ${reason}.` };
}

function characters(path: string, reason: string): PathFault {
  return { rule: 'permalink-characters', message: `The address "${shown(path)}" ${reason}.` };
}

function shown(path: string): string {
  return JSON.stringify(path).slice(1, -1).replaceAll('\\\\', '\\');
}
