// What was found in a post and kept with it while it was rendered, stored with its document. As text: Hexo's database
// copies a document and all that is in it for everyone who asks for one.

import type { Diagnostic } from '../core/diagnostic.ts';

export interface PostRecord {
  readonly diagnostics: readonly Diagnostic[];
  /** Of the post's HTML: what was kept isn't about HTML that another plugin has changed since. */
  readonly length?: number;
  /** By the names that passes gave. */
  readonly kept?: Readonly<Record<string, unknown>>;
}

type Document = Readonly<Record<string, unknown>>;

/** The field of a document. */
const field = 'paperlog';

export function writePostRecord(document: Record<string, unknown>, record: PostRecord): void {
  const { content, source } = document;
  const whole = typeof content === 'string' ? { ...record, length: content.length } : record;
  const text = JSON.stringify(whole);
  document[field] = text;
  if (typeof source === 'string') written.set(source, { text, record: whole });
}

interface KnownRecord {
  readonly text: string;
  readonly record: PostRecord;
}

/** In this process, by source: Hexo hands out the document itself as another object. */
const written = new Map<string, KnownRecord>();

const read = new WeakMap<Document, KnownRecord>();

/** `undefined` for what was never rendered. */
export function readPostRecord(document: Document): PostRecord | undefined {
  const text = document[field];
  if (typeof text !== 'string') return undefined;
  const known = read.get(document) ?? written.get(String(document['source']));
  if (known?.text === text) return known.record;
  const record = JSON.parse(text) as PostRecord;
  read.set(document, { text, record });
  return record;
}

/** The same as long as the document's HTML is what the passes made. */
export function keptWithHtml(document: Document, name: string): unknown {
  const record = readPostRecord(document);
  const { content } = document;
  return typeof content === 'string' && record?.length === content.length ? record.kept?.[name] : undefined;
}

/** What a pass has kept under this name with one document. */
export function keptWith(document: Document, name: string): unknown {
  return readPostRecord(document)?.kept?.[name];
}
