// One form for all addresses of one thing. The providers (providers/*.ts) know the sites they are named for; anything
// else is normalised as RFC 3986, section 6.2.2 allows, which never changes what an address points to.

import { ownText } from '../../core/own-text.ts';
import { parseAddress, type Address } from './address.ts';
import type { Match, Provider } from './provider.ts';
import { providers, webProvider } from './provider-table.ts';
import { arxiv } from './providers/arxiv.ts';
import { unwrapAddress } from './redirectors.ts';
import type { LinkKind } from './record.ts';

export interface CanonicalLink {
  /** The key of its record in the lock file. */
  readonly url: string;
  /** Name of the provider that knows it; `web` for all else. */
  readonly provider: string;
  /** What the provider calls it, e.g. `arxiv:2501.12948`, `doi:10.1145/3292500`, `github:deepseek-ai/deepseek-v3`. */
  readonly id?: string;
  /** A certain version was asked for, e.g. 2 for `…/abs/2501.12948v2`. */
  readonly version?: number;
  /** As far as the address tells. */
  readonly kind?: LinkKind;
}

const cache = new Map<string, CanonicalLink | undefined>();
const maxCached = 50_000;
const maxCachedLength = 2_048;

/**
 * The canonical form of a link's address. `undefined` for what isn't an absolute http(s) address: a place of the blog's
 * own, `mailto:`, a text without a scheme. Never throws; linear; `canonicalLink(canonicalLink(x).url)` is itself, its
 * version aside.
 */
export function canonicalLink(href: string): CanonicalLink | undefined {
  // Several features ask about the same link, one after the other.
  if (href === last.href) return last.link;
  if (href.length > maxCachedLength) return computeLink(href);
  let link = cache.get(href);
  if (link === undefined && !cache.has(href)) {
    link = computeLink(href);
    if (cache.size >= maxCached) cache.clear();
    cache.set(ownText(href), link);
  }
  last = { href, link };
  return link;
}

let last: { readonly href: string; readonly link: CanonicalLink | undefined } = { href: '', link: undefined };

/** The commonest address of all by far: nothing in it has to be normalised. */
const plainArxiv = /^https:\/\/arxiv\.org\/abs\/(\d{4}\.\d{4,5})$/;

function computeLink(href: string): CanonicalLink | undefined {
  const id = plainArxiv.exec(href)?.[1];
  const plain = id === undefined ? undefined : arxiv.identify?.(id);
  if (plain) return linkOf(arxiv, plain);
  const parsed = parseAddress(href);
  if (!parsed) return undefined;
  const address = unwrapAddress(parsed);
  for (const provider of providersOf(address)) {
    const match = provider.match(address);
    if (match) return linkOf(provider, match);
  }
  const match = webProvider.match(address);
  return { url: match?.id ?? address.url.href, provider: webProvider.name, ...(match?.kind && { kind: match.kind }) };
}

/** `arxiv:2501.12948`, `doi:10.1145/3292500.3330701`, `hf:…`, a bare arXiv id or DOI, or an address. */
export function linkFromText(text: string): CanonicalLink | undefined {
  const trimmed = text.trim();
  const prefix = /^([a-z][a-z0-9-]*):(?!\/\/)/i.exec(trimmed);
  if (prefix) {
    const name = (prefix[1] ?? '').toLowerCase();
    const rest = trimmed.slice(prefix[0].length).trim();
    // Several may know it: an arXiv paper has a DOI too.
    for (const provider of providers) {
      if (provider.name !== name && !provider.prefixes?.includes(name)) continue;
      const match = provider.identify?.(rest);
      if (match) return linkOf(provider, match);
    }
    return undefined;
  }
  const link = canonicalLink(trimmed);
  if (link) return link;
  // Ids that nothing else looks like.
  const bare = /^10\.\d{4,9}\//.test(trimmed) ? 'doi' : 'arxiv';
  for (const provider of providers) {
    if (provider.name !== bare && !provider.prefixes?.includes(bare)) continue;
    const match = provider.identify?.(trimmed);
    if (match) return linkOf(provider, match);
  }
  return undefined;
}

/** How a reader names what a link leads to: `arXiv:2501.12948`, `example.org/page`. */
export function displayLink({ provider: name, id, url }: CanonicalLink): string {
  const provider = providerOf(name);
  return provider && id !== undefined ? provider.display(id.slice(name.length + 1)) : webProvider.display(url);
}

export function providerOf(name: string): Provider | undefined {
  return name === webProvider.name ? webProvider : providers.find((provider) => provider.name === name);
}

function linkOf(provider: Provider, { id, version, kind }: Match): CanonicalLink {
  return {
    url: provider.canonical(id),
    provider: provider.name,
    id: `${provider.name}:${id}`,
    ...(version !== undefined && { version }),
    ...(kind && { kind }),
  };
}

const byHost = new Map<string, Provider[]>();
const everywhere = providers.filter(({ hosts }) => hosts.includes('*'));
for (const provider of providers) {
  if (everywhere.includes(provider)) continue;
  for (const host of provider.hosts) byHost.set(host, [...(byHost.get(host) ?? []), provider]);
}

/** In the order of the table, those asked about every address last. */
function* providersOf({ host }: Address): Generator<Provider> {
  if (host === '') return;
  yield* byHost.get(host) ?? [];
  // At most four labels up: enough for every host of the table.
  let rest = host;
  for (let labels = 0; labels < 4; labels++) {
    const dot = rest.indexOf('.');
    if (dot < 0) break;
    rest = rest.slice(dot + 1);
    yield* byHost.get(`*.${rest}`) ?? [];
  }
  yield* everywhere;
}
