// Compares everything that generators want to write: what leads outside public/, and what would overwrite what. Pure.

import path from 'node:path/posix';
import { compareText, type Severity } from '../../core/diagnostic.ts';
import { pathFault, unreachableCharacter } from './path-fault.ts';

/** One result of a generator. */
export interface PlannedRoute<T> {
  readonly result: T;
  /** As the generator gave it. */
  readonly written: string;
  /** As Hexo's router formats it: `2024/05/01/a/index.html`. */
  readonly address: string;
  /** The tag or category that a list is of. */
  readonly label?: string | undefined;
  readonly owner: RouteOwner;
}

export interface RouteOwner {
  readonly kind: 'post' | 'page' | 'file' | 'generated';
  /** Source file of a post, page or copied file; of a list the first post in it, if known. */
  readonly file: string | undefined;
  /** For messages: `the generator "tag"`. */
  readonly name: string;
  /** A page that is nothing but front matter. */
  readonly isEmpty?: boolean;
}

export interface RouteFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly owner: RouteOwner;
  readonly address: string;
  readonly message: string;
  readonly remedy: string;
}

export interface CheckedRoutes<T> {
  /** What may be written, in the same order. */
  readonly kept: readonly PlannedRoute<T>[];
  readonly findings: readonly RouteFinding[];
}

export function checkRoutes<T>(routes: readonly PlannedRoute<T>[]): CheckedRoutes<T> {
  const findings: RouteFinding[] = [];
  const dropped = new Set<PlannedRoute<T>>();
  const byTarget = new Map<string, PlannedRoute<T>[]>();
  for (const route of routes) {
    const fault = pathFault(isDocument(route) ? route.written : fromRoot(route.written)) ?? pathFault(route.address);
    if (fault) {
      dropped.add(route);
      const remedy = fault.rule === 'permalink-length' ? 'Shorten the name.' : remedyFor(route.owner);
      findings.push({ ...fault, ...about(route), severity: 'error', remedy });
      continue;
    }
    const target = path.normalize(route.address);
    const others = byTarget.get(target);
    if (others) others.push(route);
    else byTarget.set(target, [route]);
  }
  for (const [target, claimants] of byTarget) {
    const [first] = claimants;
    if (claimants.length > 1) findings.push(...compareClaimants(target, claimants, dropped));
    if (first && isDocument(first) && unreachableCharacter(first.written) !== undefined) {
      findings.push(unreachable(first));
    }
  }
  findings.push(...foldersAndFiles(byTarget, dropped), ...caseOnly(byTarget));
  return { kept: routes.filter((route) => !dropped.has(route)), findings };
}

/** `index_generator.path: ./` is the site's root, as it would be in a shell. */
function fromRoot(written: string): string {
  return written.replace(/^(?:\.\/)+/, '');
}

function about<T>({ owner, address }: PlannedRoute<T>) {
  return { owner, address };
}

function isDocument<T>({ owner }: PlannedRoute<T>): boolean {
  return owner.kind === 'post' || owner.kind === 'page';
}

function remedyFor({ kind }: RouteOwner): string {
  if (kind === 'post') return 'Mend "permalink" in its front matter or in _config.yml, or rename the file.';
  if (kind === 'page' || kind === 'file') return 'Rename the file, or mend "permalink" in its front matter.';
  return 'Mend the setting that it comes from (tag_dir, tag_map, archive_dir … in _config.yml).';
}

/** Several results for one file of public/. Hexo writes the last one. */
function* compareClaimants<T>(
  target: string,
  claimants: readonly PlannedRoute<T>[],
  dropped: Set<PlannedRoute<T>>,
): Generator<RouteFinding> {
  const written = claimants.filter(isDocument);
  const documents = lastOfEach(written).sort((a, b) => compareText(a.owner.name, b.owner.name));
  for (const route of written) if (!documents.includes(route)) dropped.add(route);
  const [first, ...later] = documents;
  for (const route of later) {
    dropped.add(route);
    yield {
      ...about(route),
      rule: 'permalink-twice',
      severity: 'error',
      message: `"${target}" is the address of ${first?.owner.name ?? ''} too.`,
      remedy: 'Change the name, the date or "permalink" of one of them.',
    };
  }
  const rivals = claimants.filter((route) => !isDocument(route));
  if (rivals.some(({ owner }) => owner.kind === 'generated')) yield* compareGenerated(target, rivals, dropped);
  const rival = rivals.findLast((route) => !dropped.has(route));
  if (first && rival) {
    // A page of the author's that a generator overwrites is how some blogs have always been built.
    const isFatal = first.owner.kind === 'post' || rival.owner.kind === 'file';
    if (isFatal) dropped.add(first);
    // `hexo new page tags`, as the guides of many themes say: there is nothing in it that could be lost.
    else if (first.owner.isEmpty) return;
    yield {
      ...about(first),
      rule: 'permalink-twice',
      severity: isFatal ? 'error' : 'warning',
      message: `"${target}" is also made by ${rival.owner.name}${isFatal ? '' : ', which takes its place'}.`,
      remedy: isFatal
        ? 'Change the name or "permalink" of it.'
        : 'Remove the page, give it another name, or switch the generator off.',
    };
  }
}

/** Two plugins that both publish a post (a hidden one, say) are no two posts. */
function lastOfEach<T>(documents: readonly PlannedRoute<T>[]): PlannedRoute<T>[] {
  if (documents.length < 2) return [...documents];
  return documents.filter(
    ({ owner }, index) =>
      owner.file === undefined || !documents.slice(index + 1).some((other) => other.owner.file === owner.file),
  );
}

/** Two generators, or one that made the same place under two names: `tags//` is the folder of all tags. */
function* compareGenerated<T>(
  target: string,
  rivals: readonly PlannedRoute<T>[],
  dropped: Set<PlannedRoute<T>>,
): Generator<RouteFinding> {
  const last = rivals.at(-1);
  for (const route of rivals) {
    if (route.address === target) continue;
    const keeper = rivals.find(({ address }) => address === target);
    if (!keeper && route === last) continue;
    dropped.add(route);
    yield {
      ...about(route),
      rule: 'permalink-twice',
      severity: 'warning',
      message: `${capital(route.owner.name)} wants to write "${route.address}", which is the place of ${(keeper ?? last)?.owner.name ?? ''}.`,
      remedy: 'A tag or category needs a letter or digit in its name, or an entry in tag_map or category_map.',
    };
  }
  yield* madeTwice(target, rivals);
  const lost = rivals.find(({ owner }) => owner.kind === 'file');
  if (!lost || !last || last === lost || lost.address !== target) return;
  yield {
    ...about(lost),
    rule: 'permalink-twice',
    severity: 'warning',
    message: `"${target}" is also made by ${last.owner.name}, which takes its place.`,
    remedy: 'Remove the file, or switch the generator off.',
  };
}

/** One generator that makes a place twice loses what it has made first: of the tags "C" and "C++" one has no list. */
function* madeTwice<T>(target: string, rivals: readonly PlannedRoute<T>[]): Generator<RouteFinding> {
  // The further pages of a list say nothing new.
  if (/\/page\/\d+\//.test(target)) return;
  const byGenerator = new Map<string, PlannedRoute<T>[]>();
  for (const route of rivals) {
    if (route.owner.kind !== 'generated' || route.address !== target) continue;
    byGenerator.set(route.owner.name, [...(byGenerator.get(route.owner.name) ?? []), route]);
  }
  for (const [name, routes] of byGenerator) {
    const last = routes.at(-1);
    if (routes.length < 2 || !last) continue;
    const labels = routes.flatMap(({ label }) => (label === undefined ? [] : `"${label}"`));
    const of = labels.length > 0 ? ` (${labels.join(', ')})` : '';
    yield {
      ...about(last),
      rule: 'permalink-twice',
      severity: 'warning',
      message: `"${target}" is made ${routes.length} times by ${name}${of}, and only the last is kept.`,
      remedy:
        labels.length > 0
          ? 'Give each an address of its own in tag_map or category_map of _config.yml.'
          : 'Mend or remove the plugin or script that makes it.',
    };
  }
}

function unreachable<T>(route: PlannedRoute<T>): RouteFinding {
  const character = unreachableCharacter(route.written) ?? '';
  return {
    ...about(route),
    rule: 'permalink-characters',
    severity: 'error',
    message: `The address "${route.written}" contains "${character}", which ends the path of a URL.`,
    remedy: 'Rename the file, or write "permalink: …" into its front matter.',
  };
}

/** `a` and `a/b` can't both be files. */
function* foldersAndFiles<T>(
  byTarget: ReadonlyMap<string, readonly PlannedRoute<T>[]>,
  dropped: Set<PlannedRoute<T>>,
): Generator<RouteFinding> {
  const checked = new Set<string>();
  for (const [target, [inside]] of byTarget) {
    for (let folder = path.dirname(target); folder !== '.' && !checked.has(folder); folder = path.dirname(folder)) {
      checked.add(folder);
      const file = byTarget.get(folder)?.[0];
      if (!file || !inside) continue;
      dropped.add(file);
      yield {
        ...about(file),
        rule: 'permalink-twice',
        severity: 'error',
        message: `"${folder}" can't be a file, since ${inside.owner.name} is written below it, to "${target}".`,
        remedy: remedyFor(file.owner),
      };
    }
  }
}

function* caseOnly<T>(byTarget: ReadonlyMap<string, readonly PlannedRoute<T>[]>): Generator<RouteFinding> {
  const seen = new Map<string, string>();
  for (const [target, [route]] of byTarget) {
    const folded = target.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) {
      seen.set(folded, target);
      continue;
    }
    // The further pages of a list say nothing new.
    if (!route || /\/page\/\d+\//.test(target)) continue;
    const [earlier, later] = [other, target].sort(compareText);
    const owner = byTarget.get(later ?? target)?.[0]?.owner ?? route.owner;
    yield {
      owner,
      address: later ?? target,
      rule: 'permalink-case',
      severity: 'warning',
      message: `"${later ?? ''}" and "${earlier ?? ''}" differ only by case: macOS and Windows keep one of the two.`,
      remedy: 'Write both alike, or rename one.',
    };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
