// The text of the lock file: read with every fault at its line, written in one canonical layout. No files here.

import * as z from 'zod';
import { compareText, type Diagnostic } from '../../core/diagnostic.ts';
import { escapePointer, readJsonPlaces, type JsonPlaces } from '../../core/json-text.ts';
import { SourceText } from '../../core/source-text.ts';
import { linkRecordSchema, type LinkRecord, type LinkRecords } from './record.ts';

export const formatVersion = 1;

/** From `source/_data/`, in a clone and in any blog that has installed the plugin. */
const schemaAddress = '../../node_modules/hexo-paperlog/features/links/links.schema.json';

export const lockFileSchema = z.object({
  $schema: z.string().optional(),
  version: z.literal(formatVersion).describe('格式版本 | Version of this format'),
  links: z
    .record(z.string(), linkRecordSchema)
    .describe('按规范网址排序的记录 | Records by canonical URL, sorted by code point'),
});

export interface ReadLockFile {
  readonly records: LinkRecords;
  /** An error means: don't write this file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** @param file as diagnostics name it */
export function parseLockFile(text: string, file: string): ReadLockFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { fault } = readJsonPlaces(text);
    return failed(text, file, fault?.offset ?? 0, fault?.message ?? error.message, mend);
  }
  if (isForeign(value)) {
    return {
      records: new Map(),
      diagnostics: [
        finding(text, file, 0, 'warning', 'This is no lock file of link records; it was not read.', elsewhere),
      ],
    };
  }
  const version = isObject(value) ? value['version'] : undefined;
  if (typeof version === 'number' && Number.isInteger(version) && version > formatVersion) {
    const at = readJsonPlaces(text).offsets.get('/version') ?? 0;
    return failed(
      text,
      file,
      at,
      `The file has format ${version}; this Paperlog knows formats up to ${formatVersion}.`,
      'Update Paperlog; the file was left as it is.',
    );
  }
  const parsed = lockFileSchema.safeParse(value);
  if (!parsed.success) {
    const places = readJsonPlaces(text);
    return {
      records: new Map(),
      diagnostics: parsed.error.issues.map((issue) =>
        finding(text, file, offsetOf(places, issue.path), 'error', `${describe(issue.path)}${issue.message}.`, mend),
      ),
    };
  }
  // What stands in the file, keys that the schema doesn't know included: they survive.
  const { links } = value as { links: Record<string, LinkRecord> };
  return { records: new Map(Object.entries(links)), diagnostics: repeatedUrls(text, file, links) };
}

const mend = 'Mend the file by hand, or take the last good one: git checkout -- (the file). It was left as it is.';
const elsewhere = 'If the file is yours for another purpose, set "paperlog.links.file" in _config.yml to another path.';

/** JSON.parse keeps the last of two equal keys: after a merge that would lose one. */
function repeatedUrls(text: string, file: string, links: Record<string, LinkRecord>): Diagnostic[] {
  // Every key stands at the beginning of a line with its own indentation in what we write; cheap to count.
  const count = text.match(/^ {4}"(?:[^"\\]|\\.)*": \{$/gm)?.length ?? 0;
  if (count === Object.keys(links).length) return [];
  const prefix = '/links/';
  return readJsonPlaces(text)
    .repeated.filter(({ pointer }) => pointer.startsWith(prefix) && !pointer.includes('/', prefix.length))
    .map(({ pointer, offset }) => {
      const url = pointer.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~');
      return finding(text, file, offset, 'error', `${url} stands here a second time.`, mend);
    });
}

/** A list of friends' sites, as themes keep it in a file of this name. */
function isForeign(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject);
  if (!isObject(value) || 'version' in value || '$schema' in value) return false;
  const parts = Object.values(value);
  return parts.length > 0 && !('links' in value) && parts.every((part) => typeof part === 'object');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failed(text: string, file: string, offset: number, message: string, remedy: string): ReadLockFile {
  return { records: new Map(), diagnostics: [finding(text, file, offset, 'error', message, remedy)] };
}

function finding(
  text: string,
  file: string,
  offset: number,
  severity: Diagnostic['severity'],
  message: string,
  remedy: string,
): Diagnostic {
  const { line, column } = new SourceText(text).positionAt(offset);
  return { rule: 'links-file', severity, file, line, column, message, remedy };
}

/** Of the value itself or, if it is missing, of what should hold it. */
function offsetOf({ offsets }: JsonPlaces, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const pointer = path
      .slice(0, length)
      .map((key) => `/${escapePointer(String(key))}`)
      .join('');
    const offset = offsets.get(pointer);
    if (offset !== undefined) return offset;
  }
  return offsets.get('') ?? 0;
}

function describe(path: readonly PropertyKey[]): string {
  const [links, url, ...rest] = path.map(String);
  if (links === undefined) return 'The file: ';
  if (url === undefined) return `"${links}": `;
  return rest.length === 0 ? `${url}: ` : `${url}, "${rest.join('.')}": `;
}

const fieldOrder = Object.keys(linkRecordSchema.shape);

/** Sorted by address, fields in the order of the schema, lists of texts on one line each. */
export function formatLockFile(records: LinkRecords): string {
  const entries = [...records]
    .sort(([a], [b]) => compareText(a, b))
    .map(([url, record]) => `    ${JSON.stringify(url)}: ${formatRecord(record)}`);
  const links = entries.length > 0 ? `{\n${entries.join(',\n')}\n  }` : '{}';
  return `{\n  "$schema": ${JSON.stringify(schemaAddress)},\n  "version": ${formatVersion},\n  "links": ${links}\n}\n`;
}

function formatRecord(record: LinkRecord): string {
  const rank = (name: string): number => (fieldOrder.includes(name) ? fieldOrder.indexOf(name) : fieldOrder.length);
  const fields = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
    .map(([name, value]) => `      ${JSON.stringify(name)}: ${formatValue(value)}`);
  return `{\n${fields.join(',\n')}\n    }`;
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`;
  if (isObject(value)) {
    const fields = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => `${JSON.stringify(name)}: ${formatValue(part)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}
