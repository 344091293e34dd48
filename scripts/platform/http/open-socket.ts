// Connections: names are looked up, every answer is judged, and the connection goes to what was judged and nowhere
// else. There is no pool: each request has its own connection, so that none goes where it wasn't checked.

import { lookup } from 'node:dns/promises';
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import { FetchError } from './fetch-error.ts';
import { isFakeIp, refusedAnswer } from './ip-address.ts';
import type { Proxy } from './proxy.ts';
import { addressRefused, type RequestTarget } from './request-target.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

export interface SocketSettings {
  /** Looks a name up; the system's way unless a test brings another. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
  /** Certificates of authorities to trust instead of Node's own. */
  readonly ca?: string;
}

/** @throws FetchError */
export async function openSocket(
  target: RequestTarget,
  proxy: Proxy | undefined,
  settings: SocketSettings,
  signal: AbortSignal,
): Promise<net.Socket> {
  if (!proxy) {
    const addresses = await checkedAddresses(target, settings.resolve ?? systemLookup);
    signal.throwIfAborted();
    const socket = net.connect({ host: target.host, port: target.port, lookup: pinned(addresses) });
    await connected(socket, 'connect', target.name, signal);
    return target.isTls ? secured(socket, target, settings, signal) : socket;
  }
  const socket = await openProxySocket(proxy, settings, signal);
  if (!target.isTls) return socket;
  return secured(await openTunnel(socket, proxy, target, signal), target, settings, signal);
}

async function systemLookup(host: string): Promise<readonly Address[]> {
  return lookup(host, { all: true });
}

async function checkedAddresses(
  target: RequestTarget,
  resolve: (host: string) => Promise<readonly Address[]>,
): Promise<readonly Address[]> {
  if (target.isLiteral) return [{ address: target.host, family: net.isIP(target.host) }];
  let answers: readonly Address[];
  try {
    answers = await resolve(target.host);
  } catch (cause) {
    throw new FetchError('dns', `The name ${target.host} was not found (${codeOf(cause)}).`, { cause });
  }
  if (answers.length === 0) throw new FetchError('dns', `The name ${target.host} has no address.`);
  if (target.isAllowed) return answers;
  // One bad answer among good ones is how a name is made to point inwards at the next look.
  for (const { address } of answers) {
    if (isFakeIp(address)) throw fakeIp(target, address);
    const reason = refusedAnswer(address);
    if (reason !== undefined) throw addressRefused(target.name, address, reason);
  }
  return answers;
}

function fakeIp({ host, name }: RequestTarget, address: string): FetchError {
  return new FetchError(
    'fake-ip',
    `${host} leads to ${address}: a proxy on this machine (Clash, sing-box, Surge …) answers names with made-up addresses ` +
      `(fake-IP). Set HTTPS_PROXY to that proxy, e.g. http://127.0.0.1:7890, or switch fake-IP off, ` +
      `or add "${name}" to paperlog.links.fetch.allowHosts.`,
  );
}

/** For `net.connect`: gives what was judged, without asking again. */
function pinned(addresses: readonly Address[]): net.LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function openProxySocket(proxy: Proxy, settings: SocketSettings, signal: AbortSignal): Promise<net.Socket> {
  const { host, port } = proxy;
  const name = `the proxy ${host}:${port}`;
  const trust = settings.ca === undefined ? {} : { ca: settings.ca };
  const socket = proxy.isTls
    ? tls.connect({ host, port, servername: net.isIP(host) ? '' : host, ...trust })
    : net.connect({ host, port });
  try {
    await connected(socket, proxy.isTls ? 'secureConnect' : 'connect', name, signal);
  } catch (cause) {
    if (!(cause instanceof FetchError)) throw cause;
    throw new FetchError('proxy', `${cause.message} HTTPS_PROXY or HTTP_PROXY names it.`, { cause });
  }
  return socket;
}

async function openTunnel(
  socket: net.Socket,
  proxy: Proxy,
  target: RequestTarget,
  signal: AbortSignal,
): Promise<net.Socket> {
  const request = http.request({
    createConnection: () => socket,
    method: 'CONNECT',
    path: target.name,
    headers: { host: target.name, ...(proxy.authorization ? { 'proxy-authorization': proxy.authorization } : {}) },
    signal,
  });
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown): void => {
      socket.destroy();
      const at = `The proxy ${proxy.host}:${proxy.port}`;
      reject(new FetchError('proxy', `${at} did not open a way to ${target.name}: ${reason}.`, { cause }));
    };
    request.once('connect', (response: http.IncomingMessage) => {
      if (response.statusCode === 200) resolve(socket);
      else fail(`it answered ${response.statusCode ?? 'nothing'}`);
    });
    request.once('response', (response) => fail(`it answered ${response.statusCode ?? 'nothing'}`));
    request.once('error', (error) => fail(codeOf(error), error));
    request.end();
  });
}

async function secured(
  socket: net.Socket,
  target: RequestTarget,
  settings: SocketSettings,
  signal: AbortSignal,
): Promise<net.Socket> {
  const secure = tls.connect({
    socket,
    host: target.host,
    servername: target.isLiteral ? '' : target.host,
    ...(settings.ca === undefined ? {} : { ca: settings.ca }),
    ALPNProtocols: ['http/1.1'],
  });
  try {
    await connected(secure, 'secureConnect', target.name, signal);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return secure;
}

/** @throws FetchError `tls` for certificates that don't hold, `connect` for all else; the signal's reason when aborted */
async function connected(
  socket: net.Socket,
  event: 'connect' | 'secureConnect',
  name: string,
  signal: AbortSignal,
): Promise<void> {
  // What a connection says that nobody waits for any more concerns nobody; without a listener it ends the process.
  socket.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    const settle = (finish: () => void): void => {
      signal.removeEventListener('abort', abort);
      socket.off('error', fail).off('close', closed).off(event, succeed);
      finish();
    };
    const abort = (): void =>
      settle(() => {
        socket.destroy();
        reject(signal.reason as Error);
      });
    const fail = (cause: Error): void =>
      settle(() => {
        socket.destroy();
        reject(connectionError(name, cause, event));
      });
    const closed = (): void => fail(new Error('the connection was closed'));
    const succeed = (): void => settle(resolve);
    socket.once(event, succeed).once('error', fail).once('close', closed);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
}

function connectionError(name: string, cause: Error, event: 'connect' | 'secureConnect'): FetchError {
  const code = codeOf(cause);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new FetchError('dns', `The name of ${name} was not found (${code}).`, { cause });
  }
  if (event === 'secureConnect' && (code === 'EPROTO' || !/^E[A-Z]+$/.test(code))) {
    return new FetchError('tls', `${name} has no valid certificate or no TLS that we speak (${code}).`, { cause });
  }
  return new FetchError('connect', `No connection to ${name} (${code}).`, { cause });
}

/** Node's code of an error, or its message; of several tries (happy eyeballs) the first. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
