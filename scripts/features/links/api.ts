// What other features may use of links: canonical forms, records.

export { canonicalLink, displayLink, linkFromText, type CanonicalLink } from './canonical.ts';
export type { LinkKind, LinkRecord, LinkRecords } from './record.ts';
