// What we know about one link: the shape of the records in the committed lock file, `source/_data/links.json`.
// Nothing here is guessed: a field that no source has told is absent.

import * as z from 'zod';

export const linkKinds = ['paper', 'code', 'model', 'dataset', 'video', 'article', 'site'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** As precise as was verified: year, month or day (ISO 8601). */
const partialDate = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);

export const linkRecordSchema = z.object({
  kind: z.enum(linkKinds),
  title: z.string().min(1).optional(),
  /** In the order of the work. */
  authors: z.array(z.string()).optional(),
  /** `false`: the list is cut short. */
  authorsComplete: z.boolean().optional(),
  venue: z.string().optional(),
  /** First published. */
  published: partialDate.optional(),
  updated: partialDate.optional(),
  abstract: z.string().optional(),
  /** Of sites and articles: what they say of themselves in a sentence or two. */
  description: z.string().optional(),
  siteName: z.string().optional(),
  category: z.string().optional(),
  doi: z.string().optional(),
  /** Other canonical URLs of the same work. */
  aliases: z.array(z.string()).optional(),
  code: z.string().optional(),
  pdf: z.string().optional(),
  /** A file of the blog's own, relative to `source/`. */
  image: z.object({ file: z.string(), width: z.number(), height: z.number() }).optional(),
  /** BCP 47. */
  language: z.string().optional(),
  /** Newest version known, e.g. 3 for arXiv's v3. */
  version: z.number().int().positive().optional(),
  /** Why, if the source says so; otherwise an empty text. */
  withdrawn: z.string().optional(),
  /** Canonical URL of what replaces it. */
  supersededBy: z.string().optional(),
  /** The service or document that told, e.g. `arxiv`, `crossref`, `bibtex`. */
  source: z.union([z.string(), z.array(z.string())]).optional(),
  /** Day of the request, ISO 8601. */
  fetched: z.string().optional(),
  /** Validators of conditional requests. */
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** What `hexo links verify` saw last. */
  checked: z
    .object({
      on: z.string(),
      status: z.number().optional(),
      /** What a reader would meet; absent if the target answers. */
      problem: z.string().optional(),
      /** Where permanent redirects lead, for `hexo links fix`. */
      movedTo: z.string().optional(),
      /** The http address answers with https too. */
      https: z.boolean().optional(),
    })
    .optional(),
  /** Names of fields edited by hand: fetching leaves them alone. */
  pinned: z.array(z.string()).optional(),
});

export type LinkRecord = z.infer<typeof linkRecordSchema>;

/** Records by canonical URL. */
export type LinkRecords = ReadonlyMap<string, LinkRecord>;
