// One request to a stranger's server: addresses judged at every redirect, everything counted and timed, no cookies,
// nothing kept between requests. Politeness (turns, pace, second tries) is polite-client.ts.

import http, { type IncomingMessage } from 'node:http';
import { FetchError } from './fetch-error.ts';
import type { EndTurn } from './host-turns.ts';
import type { FetchLimits } from './limits.ts';
import { codeOf, openSocket, type SocketSettings } from './open-socket.ts';
import { proxyFor } from './proxy.ts';
import { acceptedEncodings, readBody } from './read-body.ts';
import { requestTarget, type RequestTarget } from './request-target.ts';
import { orAborted } from './waiting.ts';

export interface FetchSettings extends SocketSettings {
  readonly limits: FetchLimits;
  readonly userAgent: string;
  /** Exact `host:port` entries that may lie anywhere and have any port. */
  readonly allowHosts: ReadonlySet<string>;
  /** Where the proxy variables are. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Waits for the host's turn before each hop; what it returns is told what came of it, and ends the turn. A redirect goes
   * on with what the first hop began.
   */
  readonly turn?: (target: RequestTarget, signal: AbortSignal, isRedirect: boolean) => Promise<EndTurn>;
}

export interface FetchRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Keys: they go to the address asked for and to no redirect of it. */
  readonly secretHeaders?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether to read the body of an answer of this type (`text/html`, in small letters); by default all are. */
  readonly reads?: (type: string) => boolean;
}

export interface Redirect {
  readonly status: number;
  readonly from: string;
  readonly to: string;
}

export interface FetchResponse {
  readonly status: number;
  /** Names in small letters; repeated ones joined. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the answer came from in the end. */
  readonly url: string;
  readonly redirects: readonly Redirect[];
  /** Empty if `reads` said no. */
  readonly body: Uint8Array;
  readonly isBodyRead: boolean;
}

const redirectStatus: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const empty = new Uint8Array();

/** @throws FetchError; whatever aborts `signal` throws its reason */
export async function safeFetch(
  request: FetchRequest,
  settings: FetchSettings,
  signal: AbortSignal,
): Promise<FetchResponse> {
  const { limits } = settings;
  const redirects: Redirect[] = [];
  const seen = new Set<string>();
  let leftMs = limits.totalMs;
  let url = request.url;
  for (;;) {
    const target = requestTarget(url, settings.allowHosts);
    seen.add(target.url.href);
    const endTurn = await settings.turn?.(target, signal, redirects.length > 0);
    const started = performance.now();
    try {
      const hop = await runHop(request, target, redirects.length === 0, leftMs, settings, signal);
      endTurn?.(hop);
      if (!('location' in hop)) return { ...hop, url: target.url.href, redirects };
      url = hop.location;
      redirects.push({ status: hop.status, from: target.url.href, to: url });
      if (seen.has(url)) throw new FetchError('redirects', `${target.name} redirects in a circle.`);
      if (redirects.length > limits.maxRedirects) {
        throw new FetchError('redirects', `${hostOf(request.url)} redirects more than ${limits.maxRedirects} times.`);
      }
    } catch (error) {
      endTurn?.({ error });
      throw error;
    } finally {
      leftMs -= performance.now() - started;
    }
  }
}

type Hop =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly location: string }
  | Pick<FetchResponse, 'status' | 'headers' | 'body' | 'isBodyRead'>;

async function runHop(
  request: FetchRequest,
  target: RequestTarget,
  isFirst: boolean,
  leftMs: number,
  settings: FetchSettings,
  outer: AbortSignal,
): Promise<Hop> {
  const { limits } = settings;
  const timers = new AbortController();
  const expire = (code: 'first-byte-timeout' | 'total-timeout', ms: number, message: string) =>
    setTimeout(() => timers.abort(new FetchError(code, message)), Math.max(0, ms));
  const seconds = (ms: number): string => `${ms / 1000} s`;
  const first = expire(
    'first-byte-timeout',
    limits.firstByteMs,
    `${target.name} did not answer within ${seconds(limits.firstByteMs)}.`,
  );
  const total = expire('total-timeout', leftMs, `${target.name} took more than ${seconds(limits.totalMs)} in all.`);
  const signal = AbortSignal.any([outer, timers.signal]);
  let response: IncomingMessage | undefined;
  const stop = (): void => void response?.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop);
  try {
    // The system's name look-up can't be stopped, only no longer waited for.
    response = await orAborted(ask(request, target, isFirst, settings, signal), signal);
    clearTimeout(first);
    return await orAborted(answer(response, request, target, limits), signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(first);
    clearTimeout(total);
    signal.removeEventListener('abort', stop);
    response?.destroy();
  }
}

async function ask(
  { method = 'GET', headers, secretHeaders, body }: FetchRequest,
  target: RequestTarget,
  isFirst: boolean,
  settings: FetchSettings,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const proxy = proxyFor(target, settings.env);
  const socket = await openSocket(target, proxy, settings, signal);
  const throughProxy = proxy !== undefined && !target.isTls;
  return new Promise((resolve, reject) => {
    const outgoing = http.request({
      createConnection: () => socket,
      method,
      // A proxy for plain http is told the whole address (RFC 9112, 3.2.2).
      path: throughProxy ? target.url.href.split('#')[0] : target.url.pathname + target.url.search,
      maxHeaderSize: settings.limits.maxHeaderBytes,
      setHost: false,
      headers: {
        host: target.url.host,
        'user-agent': settings.userAgent,
        accept: '*/*',
        'accept-encoding': acceptedEncodings,
        ...headers,
        ...(isFirst ? secretHeaders : {}),
        ...(throughProxy && proxy.authorization ? { 'proxy-authorization': proxy.authorization } : {}),
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        connection: 'close',
      },
      signal,
    });
    outgoing.once('response', resolve);
    outgoing.on('error', (cause) => {
      socket.destroy();
      reject(answerError(target.name, cause, settings.limits));
    });
    outgoing.end(body);
  });
}

function answerError(name: string, cause: Error, limits: FetchLimits): FetchError {
  const code = codeOf(cause);
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new FetchError('headers-too-large', `${name} sent more than ${limits.maxHeaderBytes} bytes of headers.`, {
      cause,
    });
  }
  return new FetchError('protocol', `${name} gave no proper answer (${code}).`, { cause });
}

async function answer(
  response: IncomingMessage,
  { method = 'GET', reads }: FetchRequest,
  target: RequestTarget,
  limits: FetchLimits,
): Promise<Hop> {
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (redirectStatus.has(status) && location !== undefined) {
    if (method === 'POST') throw new FetchError('redirects', `${target.name} redirects a question that is posted.`);
    if (!URL.canParse(location, target.url)) {
      throw new FetchError('redirects', `${target.name} redirects to something that is no address.`);
    }
    const next = new URL(location, target.url);
    if (next.hash === '') next.hash = target.url.hash; // RFC 9110, 10.2.2: the fragment is inherited
    return { status, headers: {}, location: next.href };
  }
  const headers = Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
  const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isBodyRead = method !== 'HEAD' && (reads?.(type) ?? true);
  return { status, headers, isBodyRead, body: isBodyRead ? await readBody(response, target.name, limits) : empty };
}

function hostOf(address: string): string {
  return new URL(address).host;
}
