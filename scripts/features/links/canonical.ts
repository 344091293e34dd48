// One form for all addresses of one thing. The providers (providers/*.ts) know the sites they are named for; anything
// else is normalised as RFC 3986, section 6.2.2 allows, which never changes what an address points to.

import type { LinkKind } from './record.ts';

export interface CanonicalLink {
  /** The key of its record in the lock file. */
  readonly url: string;
  /** Name of the provider that knows it; `web` for all else. */
  readonly provider: string;
  /** What the provider calls it, e.g. `arxiv:2501.12948`, `doi:10.1145/3292500`, `github:deepseek-ai/DeepSeek-V3`. */
  readonly id?: string;
  /** A certain version was asked for, e.g. 2 for `…/abs/2501.12948v2`. */
  readonly version?: number;
  /** As far as the address tells. */
  readonly kind?: LinkKind;
}
