// Through a proxy that the environment names: literal addresses are judged, names are the proxy's to look up.

import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FetchError } from '../../../../scripts/platform/http/fetch-error.ts';
import { defaultLimits } from '../../../../scripts/platform/http/limits.ts';
import { proxyFor } from '../../../../scripts/platform/http/proxy.ts';
import { requestTarget } from '../../../../scripts/platform/http/request-target.ts';
import { safeFetch, type FetchSettings } from '../../../../scripts/platform/http/safe-fetch.ts';
import { selfSigned } from '../../../support/certificate.ts';
import { serve, serveRaw } from '../../../support/loopback-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function settings(env: Record<string, string>, more: Partial<FetchSettings> = {}): FetchSettings {
  const resolve = () => Promise.reject(new Error('names are the proxy’s'));
  return { limits: defaultLimits, userAgent: 'test', allowHosts: new Set(), env, resolve, ...more };
}

const never = new AbortController().signal;

/** A proxy that opens a way to one server, whatever is asked for, and notes what that was. */
async function tunnelTo(port: number) {
  const asked: { method: string; target: string; authorization: string | undefined }[] = [];
  const proxy = http.createServer();
  const sockets: net.Socket[] = [];
  proxy.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push({
      method: 'CONNECT',
      target: request.url ?? '',
      authorization: request.headers['proxy-authorization'],
    });
    const inner = net.connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      inner.pipe(socket).pipe(inner);
    });
    sockets.push(socket, inner);
    inner.on('error', () => socket.destroy());
    socket.on('error', () => inner.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  });
  return { asked, url: `127.0.0.1:${(proxy.address() as net.AddressInfo).port}` };
}

describe('through a proxy', () => {
  it('asks https addresses through a tunnel, TLS being ours to check', async () => {
    const certificate = selfSigned({ names: ['paper.example'] });
    const server = await serve((_request, response) => void response.end('through'), certificate);
    closers.push(server.close);
    const proxy = await tunnelTo(server.port);
    const env = { HTTPS_PROXY: `http://me:s%3Acret@${proxy.url}` };
    const url = 'https://paper.example/a?b';
    const response = await safeFetch({ url }, settings(env, { ca: certificate.cert }), never);
    expect(Buffer.from(response.body).toString()).toBe('through');
    expect(proxy.asked).toEqual([
      {
        method: 'CONNECT',
        target: 'paper.example:443',
        authorization: `Basic ${Buffer.from('me:s:cret').toString('base64')}`,
      },
    ]);
    expect(server.requests[0]).toMatchObject({ url: '/a?b', headers: { host: 'paper.example' } });
    expect(server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
    await expect(safeFetch({ url }, settings(env), never)).rejects.toMatchObject({ code: 'tls' });
  });

  it('asks http addresses by their whole address', async () => {
    const proxy = await serve((request, response) => void response.end(`you asked ${request.url ?? ''}`));
    closers.push(proxy.close);
    const env = { http_proxy: proxy.url };
    const response = await safeFetch({ url: 'http://paper.example/a?b#c' }, settings(env), never);
    expect(Buffer.from(response.body).toString()).toBe('you asked http://paper.example/a?b');
  });

  it.each([
    'http://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/',
    'http://[fd00:ec2::254]/',
    'http://localhost/',
    'https://app.LOCALHOST./',
  ])('does not ask for %s', async (url) => {
    const env = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
    await expect(safeFetch({ url }, settings(env), never)).rejects.toMatchObject({ code: 'address' });
  });

  it('tells that the proxy refuses, is gone, says nothing, or speaks another language', async () => {
    const refusing = await serve((_request, response) => void response.writeHead(407).end());
    const gone = await serve(() => undefined);
    await gone.close();
    const silent = await serveRaw(() => undefined);
    const noise = await serveRaw((socket) => socket.end('noise\r\n\r\n'));
    closers.push(refusing.close, silent.close, noise.close);
    const limits = { ...defaultLimits, firstByteMs: 50 };
    const codes: string[] = [];
    for (const { host } of [refusing, gone, silent, noise]) {
      const env = { HTTPS_PROXY: `http://${host}` };
      const error: unknown = await safeFetch({ url: 'https://a.example/' }, settings(env, { limits }), never).catch(
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(FetchError);
      codes.push((error as FetchError).code);
    }
    expect(codes).toEqual(['proxy', 'proxy', 'first-byte-timeout', 'proxy']);
  });

  it('tells that a SOCKS proxy is none', () => {
    const target = requestTarget('https://a.example/', new Set());
    expect(() => proxyFor(target, { ALL_PROXY: 'socks5://127.0.0.1:1080' })).toThrow(/ALL_PROXY.*SOCKS/);
    expect(() => proxyFor(target, { https_proxy: 'http://me:hunter2@[' })).toThrow(/^(?!.*hunter2)/);
  });
});

describe('which proxy', () => {
  const chosen = (url: string, env: Record<string, string>): string | undefined => {
    const proxy = proxyFor(requestTarget(url, new Set(['a.example:8080'])), env);
    return proxy && `${proxy.host}:${proxy.port}`;
  };

  it('is told by the scheme, in small letters first', () => {
    const env = { HTTP_PROXY: 'http://big:1', http_proxy: 'small:2', HTTPS_PROXY: 'http://secure:3' };
    expect(chosen('http://a.example/', env)).toBe('small:2');
    expect(chosen('https://a.example/', env)).toBe('secure:3');
    expect(chosen('https://a.example/', { ALL_PROXY: 'http://all' })).toBe('all:80');
    expect(chosen('https://a.example/', { HTTPS_PROXY: '' })).toBeUndefined();
  });

  it.each([
    ['*', true],
    ['a.example', true],
    ['.example', true],
    ['*.example', true],
    ['example', true],
    ['b.example, a.example', true],
    ['A.EXAMPLE', true],
    ['a.example:443', true],
    ['a.example:80', false],
    ['.a.example', true],
    ['le', false],
    ['xa.example', false],
    ['', false],
  ])('NO_PROXY=%s excepts a.example: %s', (list, excepted) => {
    expect(chosen('https://a.example/', { HTTPS_PROXY: 'http://p:1', NO_PROXY: list })).toBe(
      excepted ? undefined : 'p:1',
    );
  });

  it('excepts networks', () => {
    const env = { HTTPS_PROXY: 'http://p:1', no_proxy: '8.8.0.0/16,2606:4700::/32,1.1.1.1' };
    expect(chosen('https://8.8.8.8/', env)).toBeUndefined();
    expect(chosen('https://[2606:4700::1111]/', env)).toBeUndefined();
    expect(chosen('https://1.1.1.1/', env)).toBeUndefined();
    expect(chosen('https://9.9.9.9/', env)).toBe('p:1');
  });
});
