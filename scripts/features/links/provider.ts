// What a provider is: everything we know about the addresses of one site or service, in one pure file of `providers/`.
// docs/features/links.md walks through adding one.

import type { Address } from './address.ts';
import type { LinkKind, LinkRecord } from './record.ts';
import type { ServiceName } from './services.ts';

/** What an address is about. */
export interface Match {
  /** The provider's own id in its one canonical spelling, e.g. `2501.12948`. */
  readonly id: string;
  readonly version?: number;
  readonly kind?: LinkKind;
}

/** A question to a service, without its base address (a config key) and without keys (from the environment). */
export interface ServiceRequest {
  readonly service: ServiceName;
  readonly method: 'GET' | 'POST';
  /** Relative to the service's base address, without a leading slash; with its query. Absolute for `web`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The ids that the answer is about. */
  readonly ids: readonly string[];
  /** Replaces `{language}` in the service's base address. */
  readonly language?: string;
}

export interface ServiceResponse {
  readonly request: ServiceRequest;
  /** Where it came from after redirects. */
  readonly url: string;
  readonly contentType: string;
  /** Decoded to text. */
  readonly body: string;
}

/** A record as a service told it: `source` is set, `fetched` is added by who asked. */
export interface ParsedRecord {
  /** Of those asked for. */
  readonly id: string;
  readonly record: LinkRecord;
  /** Address of a picture of it, for whoever fetches and keeps pictures. */
  readonly image?: string;
}

export interface Provider {
  /** Kebab-case; also the file's name and the prefix of ids, e.g. `arxiv` in `arxiv:2501.12948`. */
  readonly name: string;
  /** As readers know it: `arXiv`. */
  readonly label: string;
  /**
   * Hosts, without `www.`; `*.wikipedia.org` means any host below. `*` alone: the provider is asked about every address
   * (keep such a `match` cheap).
   */
  readonly hosts: readonly string[];
  /** Other prefixes that authors write: `hf` in `hf:bert-base-uncased`. */
  readonly prefixes?: readonly string[];
  /** What the address is about; `undefined` if it is none of this provider's. Linear and never throws. */
  match(address: Address): Match | undefined;
  /** The canonical spelling of what stands behind the prefix; `undefined` if it can't be an id. */
  identify?(text: string): Match | undefined;
  /** The one address of an id: the key of its record. `match` of it gives the id again. */
  canonical(id: string): string;
  /** The id as a reader knows it: `arXiv:2501.12948`. */
  display(id: string): string;
  /** Services to ask, best first; the next one is asked about ids that the one before didn't know. */
  readonly services?: readonly ServiceName[];
  /** Questions about these ids to one of `services`; as few as the service allows. */
  request?(ids: readonly string[], service: ServiceName): readonly ServiceRequest[];
  /**
   * Records from an answer; ids that the service doesn't know are absent. Heavy parsers are imported when needed.
   * @throws Error if the answer isn't what the service documents.
   */
  parse?(response: ServiceResponse): readonly ParsedRecord[] | Promise<readonly ParsedRecord[]>;
}
