// The checks over the links of all posts and pages: what addresses show, what records tell, what the blog itself has.

import type Hexo from 'hexo';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import { documentPath, rawDocuments } from '../../hexo/engine.ts';
import { linksOfPosts, recordStore, type PostLink } from '../links/api.ts';
import { addressFinding } from './address-rules.ts';
import { findMismatches, judgedLinks } from './check-claims.ts';
import type { LinkChecksConfig } from './config.ts';
import type { LinkFinding } from './finding.ts';
import { internalFinding, type SitePages } from './internal-links.ts';
import { claimsKey, type KeptClaim } from './keep-claims.ts';
import { duplicatePapers, linkConflicts, type PlacedClaim } from './list-rules.ts';
import { recordFinding } from './record-rules.ts';

/** A finding with its place and the address it is about. */
export interface FoundFault {
  readonly file: string;
  readonly href: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly finding: LinkFinding;
}

export function checkLinks(env: FeatureEnvironment<LinkChecksConfig>): Diagnostic[] {
  return [...linkFaults(env)].map(({ file, line = 1, column = 1, finding: { rule, severity, message, remedy } }) => ({
    rule,
    severity,
    file,
    line,
    column,
    message,
    remedy,
  }));
}

export function* linkFaults(env: FeatureEnvironment<LinkChecksConfig>): Generator<FoundFault> {
  if (!env.config.enabled) return;
  const store = recordStore(env.hexo);
  const pages = sitePages(env);
  const context = { previewPort: previewPort(env), root: env.site.root };
  for (const post of linksOfPosts(env)) {
    const { file } = post;
    for (const link of post.links) {
      const { href, line, column, canonical } = link;
      const finding = ownFinding(link, context) ?? (canonical ? undefined : internalFinding(href, post.path, pages));
      if (finding && !isIgnored(href, env.config)) yield { file, href, line, column, finding };
      const found = canonical && store.findLink(canonical);
      const told = canonical && found ? recordFinding(canonical, found.record, link.text) : undefined;
      if (told) yield { file, href, line, column, finding: told };
    }
  }
  yield* claimFaults(env);
}

/** What a plugin or tag made has no place in the file and isn't the author's to mend, scripts aside. */
function ownFinding(link: PostLink, context: { previewPort: number; root: string }): LinkFinding | undefined {
  // What is its own canonical form has no fault: most links of lists.
  const { canonical } = link;
  if (canonical?.provider === 'arxiv' && canonical.url === link.href && link.text !== '') return undefined;
  const finding = addressFinding(link, context);
  return finding && (link.line !== undefined || finding.rule === 'script-link') ? finding : undefined;
}

function* claimFaults(env: FeatureEnvironment<LinkChecksConfig>): Generator<FoundFault> {
  const wrong = new Set<KeptClaim>();
  for (const { file, link, message, remedy, likely } of findMismatches(env)) {
    wrong.add(link);
    const finding: LinkFinding = {
      rule: 'link-mismatch',
      severity: 'warning',
      message,
      remedy,
      ...(likely !== undefined && { fix: likely }),
    };
    yield { file, href: link.href, line: link.line, column: link.column, finding };
  }
  const all: PlacedClaim[] = [];
  for (const { file, value } of env.kept<readonly KeptClaim[]>(claimsKey)) {
    for (const link of value) all.push({ file, link });
    for (const { link, finding } of duplicatePapers(
      file,
      value.filter((one) => !wrong.has(one)),
    )) {
      yield { file, href: link.href, line: link.line, column: link.column, finding };
    }
  }
  for (const { file, link, finding } of linkConflicts(all, judgedLinks(env, wrong))) {
    yield { file, href: link.href, line: link.line, column: link.column, finding };
  }
}

function isIgnored(href: string, { ignore }: LinkChecksConfig): boolean {
  return ignore.some((start) => href.startsWith(start));
}

function previewPort({ hexo }: FeatureEnvironment<LinkChecksConfig>): number {
  const { server } = hexo.config as unknown as { server?: { port?: unknown } | null };
  return typeof server?.port === 'number' ? server.port : 4000;
}

function sitePages(env: FeatureEnvironment<LinkChecksConfig>): SitePages {
  const { hexo, site } = env;
  let contents: ReadonlyMap<string, string> | undefined;
  const ids = new Map<string, ReadonlySet<string>>();
  const idsOf = (route: string) => {
    const content = (contents ??= contentsByRoute(hexo)).get(routeOf(route));
    if (content === undefined) return undefined;
    let found = ids.get(route);
    if (!found) ids.set(route, (found = idsIn(content)));
    return found;
  };
  const origin = URL.canParse(site.url) ? new URL(site.url).origin : '';
  return { origin, root: site.root, routes: new Set(hexo.route.list()), idsOf };
}

function contentsByRoute(hexo: Hexo): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const model of ['Post', 'Page'] as const) {
    for (const raw of rawDocuments(hexo, model)) {
      const { content } = raw;
      if (typeof content === 'string') contents.set(routeOf(documentPath(hexo, model, raw)), content);
    }
  }
  return contents;
}

/** Posts' paths are folders, pages' are files. */
function routeOf(path: string): string {
  const plain = path.replace(/^\/+/, '');
  return plain === '' || plain.endsWith('/') ? `${plain}index.html` : plain;
}

function idsIn(html: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, , id = ''] of html.matchAll(/\s(?:id|name)=(["']?)([^"'\s>]+)\1/g)) {
    found.add(
      id
        .replace(/&amp;/g, '&')
        .replace(/&#39;/g, "'")
        .replace(/&quot;/g, '"'),
    );
  }
  return found;
}
