// Links to the blog's own pages: whether the page and the anchor are there. Pure: routes and ids are given.

import type { LinkFinding } from './finding.ts';
import { shown } from './address-rules.ts';

export interface SitePages {
  /** `https://example.org`, without the root. */
  readonly origin: string;
  /** Begins and ends with a slash. */
  readonly root: string;
  /** Paths below the root, as files: `2024/a/index.html`. */
  readonly routes: ReadonlySet<string>;
  /** The ids of a route's content; `undefined` where they aren't known (lists, pages of other plugins). */
  readonly idsOf: (route: string) => ReadonlySet<string> | undefined;
}

/** Anchors that the theme or a comment service makes, or that every page has. */
const commonAnchors =
  /^(?:top|comments?|toc|board|footer|header|nav(?:bar)?|main|content|giscus|gitalk(?:-container)?|waline|twikoo|valine|disqus_thread|utterances|more)?$/i;

/** @param path of the page with the link, below the root */
export function internalFinding(href: string, path: string, pages: SitePages): LinkFinding | undefined {
  const target = resolve(href, path, pages);
  if (!target) return undefined;
  const { route, anchor, isOwn, isOutside } = target;
  if (route === undefined || isOutside) {
    const { root } = pages;
    return {
      rule: 'dead-internal-link',
      severity: 'warning',
      message: isOutside
        ? `"${shown(decode(href))}" leads out of the blog: its pages are below "${root}".`
        : `There is no page at "${shown(decode(href))}".`,
      remedy: isOutside
        ? `Write ${root}${target.path}${anchor && `#${anchor}`}.`
        : (nearest(target.path, pages) ?? 'Mend the address; links are relative to the page that has them.'),
    };
  }
  if (anchor === '' || commonAnchors.test(anchor) || anchor.startsWith(':~:')) return undefined;
  const ids = pages.idsOf(route);
  if (!ids || ids.has(anchor)) return undefined;
  const folded = anchor.toLowerCase();
  const similar = [...ids].find((id) => id.toLowerCase() === folded) ?? [...ids].find((id) => key(id) === key(anchor));
  return {
    rule: 'dead-anchor',
    severity: 'warning',
    message: `${isOwn ? 'This page' : `The page "${shown(target.path)}"`} has no place "#${shown(anchor)}".`,
    remedy: similar === undefined ? 'Look at the id of the heading that is meant.' : `Write #${similar}.`,
    ...(similar !== undefined && { fix: `${href.slice(0, href.indexOf('#') + 1)}${similar}` }),
  };
}

interface Target {
  readonly path: string;
  /** `undefined`: nothing is there. */
  readonly route: string | undefined;
  readonly anchor: string;
  readonly isOwn: boolean;
  /** The blog has such a page, but below its root. */
  readonly isOutside?: true;
}

function resolve(href: string, path: string, { origin, root, routes }: SitePages): Target | undefined {
  if (href === '' || (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href) && !href.startsWith(`${origin}/`))) return undefined;
  const base = `http://blog.invalid${root}${encodeURI(path)}`;
  const local = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href;
  if (!URL.canParse(local, base)) return undefined;
  const url = new URL(local, base);
  if (url.host !== 'blog.invalid') return undefined;
  const anchor = decode(url.hash.slice(1));
  const isOwn = local.startsWith('#');
  const full = decode(url.pathname);
  if (isOwn) return { path, route: findRoute(path, routes) ?? path, anchor, isOwn };
  if (!full.startsWith(root)) {
    // Beside the blog on the same host: not ours to judge, unless it is a page of ours but for the root.
    const beside = full.slice(1);
    const route = beside === '' ? undefined : findRoute(beside, routes);
    return route === undefined ? undefined : { path: beside, route, anchor, isOwn, isOutside: true };
  }
  const below = full.slice(root.length);
  return { path: below, route: findRoute(below, routes), anchor, isOwn };
}

/** As servers look: the file, the folder's index, the name without its ending (pretty_urls). */
function findRoute(path: string, routes: ReadonlySet<string>): string | undefined {
  const plain = path.replace(/^\/+/, '');
  const candidates =
    plain === '' || plain.endsWith('/') ? [`${plain}index.html`] : [plain, `${plain}/index.html`, `${plain}.html`];
  return candidates.find((candidate) => routes.has(candidate));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // as written
  }
}

function key(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The route of the same last part, if there is one only. */
function nearest(path: string, { root, routes }: SitePages): string | undefined {
  const name = lastPart(path);
  if (name === '') return undefined;
  let found: string | undefined;
  for (const route of routes) {
    if (lastPart(route) !== name) continue;
    if (found !== undefined) return undefined;
    found = route;
  }
  return found === undefined
    ? undefined
    : `Did you mean ${root}${found.replace(/(?:^|\/)index\.html$/, '/').replace(/^\/+/, '')}?`;
}

function lastPart(path: string): string {
  return key(
    path
      .replace(/\/?(?:index\.html)?$/, '')
      .replace(/\.(?:html|md)$/, '')
      .split('/')
      .at(-1) ?? '',
  );
}
