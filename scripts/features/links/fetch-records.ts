// Asks services for records: each provider's links side by side, its services one after the other, best first.

import { decodeText } from '../../core/charset.ts';
import { FetchError } from '../../platform/http/fetch-error.ts';
import type { FetchResponse } from '../../platform/http/safe-fetch.ts';
import { providerOf, type CanonicalLink } from './canonical.ts';
import type { LinkClient } from './fetch-client.ts';
import type { ParsedRecord, Provider, ServiceRequest } from './provider.ts';
import type { LinkRecord } from './record.ts';
import { services, type Service, type ServiceName } from './services.ts';

export type FetchOutcome = { readonly url: string } & (
  | { readonly state: 'fetched'; readonly service: string; readonly record: LinkRecord; readonly image?: string }
  /** The service says that nothing changed since `fetched`. */
  | { readonly state: 'unchanged'; readonly service: string }
  /** Nobody knows it. */
  | { readonly state: 'unknown'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string; readonly error: unknown }
  /** Stopped, or the requests of this run are spent: the next run goes on. */
  | { readonly state: 'left'; readonly reason: string }
);

export interface FetchJob {
  readonly client: LinkClient;
  readonly signal: AbortSignal;
  /** What is known already, for conditional requests; by address. */
  readonly known: (url: string) => LinkRecord | undefined;
  readonly onOutcome: (outcome: FetchOutcome) => void;
}

/** Every link has exactly one outcome; errors are outcomes. */
export async function fetchRecords(links: readonly CanonicalLink[], job: FetchJob): Promise<void> {
  const byProvider = new Map<string, CanonicalLink[]>();
  for (const link of links) {
    const group = byProvider.get(link.provider);
    if (group) group.push(link);
    else byProvider.set(link.provider, [link]);
  }
  await Promise.all([...byProvider].map(([name, group]) => fetchOfProvider(providerOf(name), group, job)));
}

interface Pending {
  readonly url: string;
  /** Why there is no record yet, in the order of asking. */
  readonly reasons: { readonly text: string; readonly error?: unknown }[];
}

async function fetchOfProvider(
  provider: Provider | undefined,
  links: readonly CanonicalLink[],
  job: FetchJob,
): Promise<void> {
  const pending = new Map<string, Pending>();
  for (const { url, id } of links) {
    pending.set(id === undefined ? url : id.slice(id.indexOf(':') + 1), { url, reasons: [] });
  }
  for (const service of provider?.services ?? []) {
    if (pending.size === 0 || job.signal.aborted) break;
    const requests = provider?.request?.([...pending.keys()], service) ?? [];
    await Promise.all(requests.map((request) => askService(provider, request, pending, job)));
  }
  for (const { url, reasons } of pending.values()) job.onOutcome(withoutRecord(url, reasons, job.signal));
}

/** The best service's fault says most; the others' are told behind it. */
function withoutRecord(url: string, reasons: Pending['reasons'], signal: AbortSignal): FetchOutcome {
  const faults = reasons.filter(({ error }) => error !== undefined);
  const codes = faults.map(({ error }) => (error instanceof FetchError ? error.code : undefined));
  if (signal.aborted || codes.includes('interrupted')) return { url, state: 'left', reason: 'stopped' };
  const reason = [...new Set(faults.map(({ text }) => text))].join(' ');
  if (codes.includes('request-limit') || codes.includes('host-paused')) return { url, state: 'left', reason };
  if (faults.length > 0) return { url, state: 'failed', reason, error: faults[0]?.error };
  return { url, state: 'unknown', reason: reasons.at(-1)?.text ?? 'no service knows this kind of link' };
}

async function askService(
  provider: Provider | undefined,
  request: ServiceRequest,
  pending: Map<string, Pending>,
  job: FetchJob,
): Promise<void> {
  const giveReason = (text: string, error?: unknown): void => {
    for (const id of request.ids) pending.get(id)?.reasons.push({ text: job.client.redact(text), error });
  };
  try {
    const response = await send(request, pending, job);
    if (response.status === 304) {
      for (const id of request.ids) settle(id, (url) => ({ url, state: 'unchanged', service: request.service }));
      return;
    }
    if (response.status === 404 || response.status === 410) {
      giveReason(`${nameOf(request)} answers ${response.status}`);
      return;
    }
    if (response.status >= 400)
      throw new Error(`${nameOf(request)} answers ${response.status}${hint(request, response)}.`);
    for (const parsed of await parseAnswer(provider, request, response)) {
      const { id, image } = parsed;
      const record = withValidators(parsed, request, response);
      settle(id, (url) => ({
        url,
        state: 'fetched',
        service: request.service,
        record,
        ...(image !== undefined && { image }),
      }));
    }
    giveReason(`${nameOf(request)} doesn't tell`);
  } catch (error) {
    giveReason(error instanceof Error ? error.message : String(error), error);
  }

  function settle(id: string, outcome: (url: string) => FetchOutcome): void {
    const entry = pending.get(id);
    if (!entry) return;
    pending.delete(id);
    job.onOutcome(outcome(entry.url));
  }
}

function nameOf({ service, path }: ServiceRequest): string {
  return service === 'web' ? new URL(path).host : service;
}

function hint({ service }: ServiceRequest, { status }: FetchResponse): string {
  const { key }: Service = services[service as ServiceName];
  return key && (status === 401 || status === 403 || status === 429) ? ` (is ${key.variable} set and valid?)` : '';
}

async function send(
  request: ServiceRequest,
  pending: ReadonlyMap<string, Pending>,
  { client, signal, known }: FetchJob,
): Promise<FetchResponse> {
  const service = request.service as ServiceName;
  const [id] = request.ids;
  const single = request.ids.length === 1 && request.method === 'GET' ? pending.get(id ?? '') : undefined;
  const record = single && known(single.url);
  const wantsSame = record?.title !== undefined && [record.source].flat().includes(service);
  return client.fetch(
    {
      url: client.base(service) + request.path,
      method: request.method,
      headers: {
        ...request.headers,
        ...(wantsSame && record.etag !== undefined && { 'if-none-match': record.etag }),
        ...(wantsSame && record.lastModified !== undefined && { 'if-modified-since': record.lastModified }),
      },
      secretHeaders: client.keyHeader(service),
      ...(request.body !== undefined && { body: request.body }),
      reads: (type) => type === '' || /^text\/|[/+](?:json|xml)$/.test(type),
    },
    signal,
  );
}

async function parseAnswer(
  provider: Provider | undefined,
  request: ServiceRequest,
  { body, url, headers, isBodyRead }: FetchResponse,
): Promise<readonly ParsedRecord[]> {
  if (!isBodyRead || !provider?.parse) return [];
  const contentType = headers['content-type'] ?? '';
  return provider.parse({ request, url, contentType, body: decodeText(body, contentType).text });
}

/** Validators belong to one record's own answer; they come from strangers. */
function withValidators({ record }: ParsedRecord, { ids }: ServiceRequest, { headers }: FetchResponse): LinkRecord {
  const { etag, 'last-modified': lastModified } = headers;
  const isUsable = (value: string | undefined): value is string =>
    value !== undefined && /^[\x20-\x7e]{1,200}$/.test(value);
  if (ids.length !== 1) return record;
  return { ...record, ...(isUsable(etag) && { etag }), ...(isUsable(lastModified) && { lastModified }) };
}
