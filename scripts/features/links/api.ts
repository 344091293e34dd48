// What other features may use of links: canonical forms, records, the links of all posts.

export { canonicalLink, displayLink, linkFromText, type CanonicalLink } from './canonical.ts';
export { linksOfPosts, type KeptLink, type LinksOfPost, type PostLink } from './collect-links.ts';
export { recordStore, type FoundRecord, type RecordStore } from './record-store.ts';
export type { LinkKind, LinkRecord, LinkRecords } from './record.ts';
export { provideUnresolvedNames } from './unresolved-names.ts';
