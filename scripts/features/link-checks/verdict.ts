// What comes of comparing a claim with a record.

import type { Work } from './record-index.ts';

export type Verdict =
  | { readonly kind: 'right' | 'unknown' }
  | { readonly kind: 'wrong'; readonly claimed: string; readonly likely: Work | undefined };

export const right: Verdict = { kind: 'right' };
export const unknown: Verdict = { kind: 'unknown' };
