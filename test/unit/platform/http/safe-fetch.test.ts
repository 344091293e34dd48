// Every cap of the fetcher against a server that breaks it.

import { gzipSync, brotliCompressSync, deflateSync, deflateRawSync } from 'node:zlib';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FetchError } from '../../../../scripts/platform/http/fetch-error.ts';
import { defaultLimits, type FetchLimits } from '../../../../scripts/platform/http/limits.ts';
import {
  safeFetch,
  type FetchRequest,
  type FetchResponse,
  type FetchSettings,
} from '../../../../scripts/platform/http/safe-fetch.ts';
import { selfSigned } from '../../../support/certificate.ts';
import { serve, serveRaw, type Answer, type LoopbackServer } from '../../../support/loopback-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function server(answer: Answer, ...rest: Parameters<typeof serve> extends [Answer, ...infer R] ? R : never) {
  const started = await serve(answer, ...rest);
  closers.push(started.close);
  return started;
}

async function raw(answer: (socket: net.Socket) => void) {
  const started = await serveRaw(answer);
  closers.push(started.close);
  return started;
}

type Overrides = Partial<Omit<FetchSettings, 'limits'>> & { limits?: Partial<FetchLimits>; allow?: readonly string[] };

function get(request: string | FetchRequest, overrides: Overrides = {}): Promise<FetchResponse> {
  const { limits, allow = [], ...rest } = overrides;
  const settings: FetchSettings = {
    userAgent: 'paperlog-test',
    env: {},
    allowHosts: new Set(allow),
    ...rest,
    limits: { ...defaultLimits, ...limits },
  };
  return safeFetch(typeof request === 'string' ? { url: request } : request, settings, new AbortController().signal);
}

/** The code of the error that this ends with. */
async function fault(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FetchError);
  return (error as FetchError).code;
}

const text = (body: string | Buffer, headers: Record<string, string> = {}): Answer => {
  return (_request, response) => void response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);
};

describe('addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://１２７.０.０.１/',
    'http://127.0.0.1./',
    'http://0.0.0.0/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://198.18.0.7/',
    'http://198.19.255.255/',
    'http://192.0.0.170/',
    'http://224.0.0.1/',
    'http://239.255.255.250/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b::8.8.8.8]/',
    'http://[64:ff9b:1::1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:53aa:64c::1]/',
    'http://[2001:db8::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[4000::1]/',
  ])('does not ask %s', async (url) => {
    expect(await fault(get(url, { resolve: () => Promise.reject(new Error('no look-up')) }))).toBe('address');
  });

  it.each([
    [['127.0.0.1'], 'address'],
    [['93.184.216.34', '10.0.0.1'], 'address'],
    [['fd00:ec2::254'], 'address'],
    [['fe80::1%eth0'], 'address'],
    [['::ffff:169.254.169.254'], 'address'],
    [['64:ff9b::a9fe:a9fe'], 'address'],
    [['198.18.3.4'], 'fake-ip'],
    [[], 'dns'],
  ])('does not follow a name that leads to %j', async (addresses, code) => {
    const resolve = () => Promise.resolve(addresses.map((address) => ({ address, family: net.isIP(address) || 6 })));
    expect(await fault(get('http://innocent.example/', { resolve }))).toBe(code);
  });

  it('tells cause, config key and remedy where a proxy answers names with made-up addresses', async () => {
    const resolve = () => Promise.resolve([{ address: '198.18.0.5', family: 4 }]);
    await expect(get('https://arxiv.org/abs/2501.12948', { resolve })).rejects.toThrow(
      /fake-IP.*HTTPS_PROXY.*"arxiv\.org:443".*paperlog\.links\.fetch\.allowHosts/,
    );
  });

  it('connects to the address it has judged, and asks the name only once', async () => {
    const target = await server(text('pinned'));
    let looks = 0;
    const resolve = () => {
      looks += 1;
      return Promise.resolve([{ address: looks === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }]);
    };
    const name = `rebinding.example:${target.port}`;
    const response = await get(`http://${name}/`, { resolve, allow: [name] });
    expect(Buffer.from(response.body).toString()).toBe('pinned');
    expect(looks).toBe(1);
    expect(target.requests[0]?.headers.host).toBe(name);
  });

  it('judges again at every redirect', async () => {
    const inside = await server(text('secret'));
    const outside = await server((_request, response) => void response.writeHead(302, { location: inside.url }).end());
    expect(await fault(get(outside.url, { allow: [outside.host] }))).toBe('port');
    const metadata = await server((_request, response) => {
      response.writeHead(301, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    });
    expect(await fault(get(metadata.url, { allow: [metadata.host] }))).toBe('address');
    expect(inside.requests).toHaveLength(0);
  });

  it('allows exactly the host and port that are listed', async () => {
    const target = await server(text('hello'));
    expect(await fault(get(target.url, { allow: [`127.0.0.1:${target.port + 1}`, '127.0.0.1'] }))).toBe('port');
    expect((await get(target.url, { allow: [target.host] })).status).toBe(200);
  });

  it.each([
    ['ftp://example.org/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['http://user:pass@example.org/', 'credentials'],
    ['https://token@example.org/', 'credentials'],
    ['http://example.org:22/', 'port'],
    ['http://[::1', 'bad-url'],
    ['not an address', 'bad-url'],
  ])('refuses %s', async (url, code) => {
    expect(await fault(get(url))).toBe(code);
  });

  it('does not repeat a password in its message', async () => {
    const error = await get('ftp://user:hunter2@example.org/').catch((reason: unknown) => reason);
    expect(String(error)).not.toContain('hunter2');
  });
});

describe('redirects', () => {
  it('follows five, not six, and tells each', async () => {
    const chain = await server((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(left % 2 ? 301 : 302, { location: `/${left - 1}` }).end();
    });
    const allow = [chain.host];
    const response = await get(`${chain.url}/5`, { allow });
    expect(response.redirects.map(({ status }) => status)).toEqual([301, 302, 301, 302, 301]);
    expect(response.url).toBe(`${chain.url}/0`);
    expect(await fault(get(`${chain.url}/6`, { allow }))).toBe('redirects');
  });

  it.each(['/', '/#again', 'http://', 'http://[', '//'])('ends at a redirect to %s', async (location) => {
    const circle = await server((_request, response) => void response.writeHead(302, { location }).end());
    expect(await fault(get(`${circle.url}/`, { allow: [circle.host] }))).toMatch(/redirects|bad-url/);
    expect(circle.requests.length).toBeLessThanOrEqual(2);
  });

  it('takes keys to no other address', async () => {
    const second = await server(text('end'));
    const first = await server((_request, response) => void response.writeHead(307, { location: second.url }).end());
    await get(
      { url: first.url, secretHeaders: { authorization: 'Bearer key' }, headers: { 'x-plain': 'yes' } },
      { allow: [first.host, second.host] },
    );
    expect(first.requests[0]?.headers.authorization).toBe('Bearer key');
    expect(second.requests[0]?.headers.authorization).toBeUndefined();
    expect(second.requests[0]?.headers['x-plain']).toBe('yes');
  });

  it('sends no cookies back', async () => {
    const baker = await server((request, response) => {
      response.setHeader('set-cookie', 'id=1');
      if (request.url === '/') response.writeHead(302, { location: '/next' }).end();
      else response.end();
    });
    await get(`${baker.url}/`, { allow: [baker.host] });
    expect(baker.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });
});

describe('time', () => {
  it('waits so long for a first byte, and no longer', async () => {
    const silent = await raw(() => undefined);
    const limits = { firstByteMs: 30 };
    expect(await fault(get(silent.url, { allow: [silent.host], limits }))).toBe('first-byte-timeout');
  });

  it('is not kept by headers that come a byte at a time', async () => {
    const dripping = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x'), 5);
      socket.on('close', () => clearInterval(timer));
    });
    expect(await fault(get(dripping.url, { allow: [dripping.host], limits: { firstByteMs: 60 } }))).toBe(
      'first-byte-timeout',
    );
  });

  it('is not kept by a body that comes a byte at a time', async () => {
    const dripping = await server((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    });
    expect(await fault(get(dripping.url, { allow: [dripping.host], limits: { totalMs: 80 } }))).toBe('total-timeout');
  });

  it('is not kept by a name that is never found', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    expect(await fault(get('http://slow.example/', { resolve, limits: { firstByteMs: 30 } }))).toBe(
      'first-byte-timeout',
    );
  });

  it('is not kept by a handshake that never ends', async () => {
    const silent = await raw(() => undefined);
    const url = silent.url.replace('http:', 'https:');
    expect(await fault(get(url, { allow: [silent.host], limits: { firstByteMs: 30 } }))).toBe('first-byte-timeout');
  });

  it('shares its time among all hops', async () => {
    const slow: LoopbackServer = await server((request, response) => {
      setTimeout(() => {
        response.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
      }, 40);
    });
    expect(await fault(get(`${slow.url}/1`, { allow: [slow.host], limits: { totalMs: 70 } }))).toBe('total-timeout');
  });

  it('stops when told to', async () => {
    const silent = await raw(() => undefined);
    const stop = new AbortController();
    const settings: FetchSettings = {
      userAgent: 'x',
      env: {},
      allowHosts: new Set([silent.host]),
      limits: defaultLimits,
    };
    const pending = safeFetch({ url: silent.url }, settings, stop.signal);
    const reason = new FetchError('interrupted', 'Stopped.');
    stop.abort(reason);
    await expect(pending).rejects.toBe(reason);
  });
});

describe('size', () => {
  const limits = { maxBodyBytes: 10_000, maxDecodedBytes: 40_000 };

  it('reads to the limit and no byte further', async () => {
    const exact = await server((request, response) => void response.end('x'.repeat(Number(request.url?.slice(1)))));
    const allow = [exact.host];
    expect((await get(`${exact.url}/10000`, { allow, limits })).body.length).toBe(10_000);
    expect(await fault(get(`${exact.url}/10001`, { allow, limits }))).toBe('body-too-large');
  });

  it('stops a body that never ends', async () => {
    const endless = await server((_request, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(4096))) continue;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await fault(get(endless.url, { allow: [endless.host], limits }))).toBe('body-too-large');
  });

  it('does not begin to read what is announced as too long', async () => {
    const boasting = await raw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n'));
    expect(await fault(get(boasting.url, { allow: [boasting.host], limits }))).toBe('body-too-large');
  });

  it('notices a body that is shorter than announced', async () => {
    const lying = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort'));
    expect(await fault(get(lying.url, { allow: [lying.host], limits }))).toBe('incomplete');
  });

  it('reads no more than was announced', async () => {
    const lying = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nshort and more'));
    const response = await get(lying.url, { allow: [lying.host], limits }).catch((error: unknown) => error);
    if (response instanceof FetchError) expect(response.code).toMatch(/incomplete|protocol/);
    else expect(Buffer.from((response as FetchResponse).body).toString()).toBe('short');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ] as const)('unpacks %s, and stops at a bomb', async (encoding, pack) => {
    const packed = await server((request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(pack(Buffer.alloc(Number(request.url?.slice(1)), 'x')));
    });
    const allow = [packed.host];
    expect((await get(`${packed.url}/40000`, { allow, limits })).body.length).toBe(40_000);
    expect(await fault(get(`${packed.url}/4000000`, { allow, limits }))).toBe('decoded-too-large');
  });

  it('does not unpack twice', async () => {
    const twice = await server(text(gzipSync(gzipSync(Buffer.alloc(100))), { 'content-encoding': 'gzip, gzip' }));
    expect(await fault(get(twice.url, { allow: [twice.host] }))).toBe('encoding');
  });

  it('tells what says it is packed and is not', async () => {
    const lying = await server(text('<title>plain</title>', { 'content-encoding': 'gzip' }));
    expect(await fault(get(lying.url, { allow: [lying.host] }))).toBe('encoding');
  });

  it('tells what is packed and cut short', async () => {
    const cut = await server(text(gzipSync('x'.repeat(5000)).subarray(0, 20), { 'content-encoding': 'gzip' }));
    expect(await fault(get(cut.url, { allow: [cut.host] }))).toBe('encoding');
  });

  it.each([
    ['one long header', `X-Long: ${'x'.repeat(40_000)}\r\n`],
    ['many headers', 'X-Many: yes\r\n'.repeat(4000)],
  ])('stops at %s', async (_what, headers) => {
    const bloated = await raw((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\n${headers}\r\n`);
    });
    expect(await fault(get(bloated.url, { allow: [bloated.host] }))).toBe('headers-too-large');
  });

  it('does not read what is of a type that nobody wants', async () => {
    const pdf = await server(text('%PDF-1.7'.repeat(1e6), { 'content-type': 'application/pdf' }));
    const response = await get({ url: pdf.url, reads: (type) => type === 'text/html' }, { allow: [pdf.host] });
    expect(response).toMatchObject({ status: 200, isBodyRead: false });
    expect(response.body.length).toBe(0);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['noise', '\x00\x01\x02 noise\r\n\r\n'],
    ['nothing', ''],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ])('is told: %s', async (_what, bytes) => {
    const odd = await raw((socket) => socket.once('data', () => socket.end(bytes, 'latin1')));
    expect(await fault(get(odd.url, { allow: [odd.host] }))).toMatch(/protocol|incomplete/);
  });

  it('tells that nobody listens', async () => {
    const gone = await serve(text(''));
    await gone.close();
    expect(await fault(get(gone.url, { allow: [gone.host] }))).toBe('connect');
  });
});

describe('TLS', () => {
  it('does not trust a certificate that nobody vouches for', async () => {
    const target = await server(text('secret'), selfSigned());
    expect(await fault(get(target.url, { allow: [target.host] }))).toBe('tls');
    expect(target.requests).toHaveLength(0);
  });

  it('does not trust one that ran out or is for another name', async () => {
    const expired = selfSigned({ expired: true });
    const old = await server(text(''), expired);
    expect(await fault(get(old.url, { allow: [old.host], ca: expired.cert }))).toBe('tls');
    const foreign = selfSigned({ names: ['elsewhere.example'] });
    const other = await server(text(''), foreign);
    expect(await fault(get(other.url, { allow: [other.host], ca: foreign.cert }))).toBe('tls');
  });

  it('trusts a certificate of an authority it is told of', async () => {
    const certificate = selfSigned();
    const target = await server(text('over TLS'), certificate);
    const response = await get(target.url, { allow: [target.host], ca: certificate.cert });
    expect(Buffer.from(response.body).toString()).toBe('over TLS');
  });

  it('tells a port that speaks no TLS', async () => {
    const plain = await server(text(''));
    expect(await fault(get(plain.url.replace('http:', 'https:'), { allow: [plain.host] }))).toMatch(/tls|connect/);
  });
});
