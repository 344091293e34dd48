// What GitHub and Gitee have in common: repositories, files, issues. Owners and names don't depend on case; paths in a
// repository do.

import { encodePath, withoutTrailingPunctuation } from '../address.ts';
import type { Match } from '../provider.ts';

const owner = /^[a-z0-9](?:[a-z0-9_.-]{0,99})$/;
const repository = /^[a-z0-9_.-]{1,100}$/;

/** `owner/name`, `owner/name/blob/<ref>/<path>`, `owner/name/issues/5`, `owner/name/<anything else>`. */
export function identifyInRepository(segments: readonly string[], reserved: ReadonlySet<string>): Match | undefined {
  const [first = '', second = '', view = '', ...rest] = segments;
  const name = ownerAndName(first, second, reserved);
  if (name === undefined) return undefined;
  const [reference = '', ...path] = rest;
  if (view === '' || ((view === 'tree' || view === 'blob') && rest.length === 0)) return { id: name, kind: 'code' };
  // The branch that a repository shows by itself.
  if (view === 'tree' && rest.length === 1 && /^(?:main|master)$/.test(reference)) return { id: name, kind: 'code' };
  if ((view === 'blob' || view === 'raw' || view === 'blame') && path.length > 0) {
    return { id: `${name}/blob/${withoutHeads(rest).join('/')}`, kind: 'code' };
  }
  const numbered = /^(issues|pull|pulls|discussions)$/.exec(view)?.[1];
  if (numbered !== undefined && /^[A-Z0-9]{1,12}$/i.test(reference)) {
    // `…/pull/5/files`, `…/pull/5/commits`: the same pull request.
    return { id: `${name}/${numbered}/${reference}`, kind: 'code' };
  }
  return { id: [name, view, ...rest].join('/'), kind: 'code' };
}

/** Lower case, without `.git`. */
export function ownerAndName(first: string, second: string, reserved: ReadonlySet<string>): string | undefined {
  const who = first.toLowerCase();
  const what = withoutTrailingPunctuation(second.toLowerCase()).replace(/\.git$/, '');
  if (!owner.test(who) || !repository.test(what) || reserved.has(who) || /^\.+$/.test(what)) return undefined;
  return `${who}/${what}`;
}

/** `refs/heads/main/a.md` is `main/a.md`. */
export function withoutHeads(path: readonly string[]): readonly string[] {
  return path[0] === 'refs' && (path[1] === 'heads' || path[1] === 'tags') && path.length > 3 ? path.slice(2) : path;
}

export function repositoryUrl(site: string, id: string): string {
  return `${site}/${encodePath(id)}`;
}
