// Turns, pace and second tries, on a clock that doesn't wait.

import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../../scripts/platform/http/clock.ts';
import { HostTurns, type TurnSettings } from '../../../../scripts/platform/http/host-turns.ts';
import { defaultLimits } from '../../../../scripts/platform/http/limits.ts';
import { createHttpClient } from '../../../../scripts/platform/http/polite-client.ts';
import { backoffMs, requestedWaitMs } from '../../../../scripts/platform/http/retry-after.ts';
import { serve, type Answer, type LoopbackServer } from '../../../support/loopback-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function server(answer: Answer): Promise<LoopbackServer> {
  const started = await serve(answer);
  closers.push(started.close);
  return started;
}

/** Time passes only by sleeping. */
function testClock(): Clock & { slept: number[] } {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    wallMs: () => Date.parse('2026-01-01T00:00:00Z') + time,
    sleep(ms) {
      slept.push(ms);
      time += ms;
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}

const polite: TurnSettings = {
  paceMs: () => 0,
  maxRequests: 1000,
  maxParallel: 64,
  tries: 3,
  backoffMs: 1000,
  maxWaitMs: 60_000,
};

function client(servers: readonly LoopbackServer[], turns: Partial<TurnSettings> = {}, clock: Clock = testClock()) {
  const allowHosts = new Set(servers.map(({ host }) => host));
  const limits = { ...defaultLimits, firstByteMs: 5000 };
  return createHttpClient({ limits, userAgent: 'test', allowHosts, env: {} }, { ...polite, ...turns }, clock);
}

const never = new AbortController().signal;

describe('turns', () => {
  it('asks each host once at a time, hosts side by side', async () => {
    let open = 0;
    let everOpen = 0;
    let release = (): void => undefined;
    const allThere = new Promise<void>((resolve) => (release = resolve));
    const servers: LoopbackServer[] = [];
    for (let index = 0; index < 6; index++) {
      servers.push(
        await server(async (_request, response) => {
          open += 1;
          everOpen = Math.max(everOpen, open);
          if (everOpen === 6) release();
          await allThere; // nobody is answered before all hosts are asked
          open -= 1;
          response.end();
        }),
      );
    }
    const http = client(servers);
    await Promise.all(servers.flatMap(({ url }) => [1, 2, 3, 4].map((n) => http.fetch({ url: `${url}/${n}` }, never))));
    expect(servers.map(({ mostAtOnce }) => mostAtOnce)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(servers.map(({ requests }) => requests.map(({ url }) => url))).toEqual(
      servers.map(() => ['/1', '/2', '/3', '/4']),
    );
    expect(everOpen).toBe(6);
    expect(http.requests).toBe(24);
  });

  it('keeps the turn of a host that others redirect to', async () => {
    const target = await server((_request, response) => void setTimeout(() => response.end(), 5));
    const sources = [];
    for (let index = 0; index < 4; index++) {
      sources.push(await server((_request, response) => void response.writeHead(302, { location: target.url }).end()));
    }
    const http = client([target, ...sources]);
    await Promise.all(sources.map(({ url }) => http.fetch({ url }, never)));
    expect(target.requests).toHaveLength(4);
    expect(target.mostAtOnce).toBe(1);
  });

  it('keeps the pace from beginning to beginning', async () => {
    const clock = testClock();
    const turns = new HostTurns({ ...polite, paceMs: (host) => (host === 'arxiv' ? 3000 : 0) }, clock);
    const starts: number[] = [];
    for (let index = 0; index < 3; index++) {
      const end = await turns.turn('arxiv', never);
      starts.push(clock.now());
      await clock.sleep(1000, never);
      end({ status: 200, headers: {} });
    }
    expect(starts).toEqual([0, 3000, 6000]);
  });

  it('goes on with what has begun before it begins anything else', async () => {
    const turns = new HostTurns(polite, testClock());
    const order: string[] = [];
    const take = async (name: string, goesOn: boolean): Promise<void> => {
      const end = await turns.turn('a', never, goesOn);
      order.push(name);
      end({ status: 200, headers: {} });
    };
    const first = await turns.turn('a', never);
    const others = [take('begins 1', false), take('begins 2', false), take('goes on 1', true), take('goes on 2', true)];
    first({ status: 200, headers: {} });
    await Promise.all(others);
    expect(order).toEqual(['goes on 1', 'goes on 2', 'begins 1', 'begins 2']);
  });

  it('follows a redirect before it asks the next', async () => {
    const host = await server((request, response) => {
      if (request.url?.startsWith('/from')) response.writeHead(301, { location: request.url.replace('from', 'to') });
      response.end();
    });
    const http = client([host]);
    await Promise.all([1, 2, 3, 4].map((n) => http.fetch({ url: `${host.url}/from${n}` }, never)));
    const asked = host.requests.map(({ url }) => url);
    expect(asked.indexOf('/to1')).toBeLessThan(asked.indexOf('/from3'));
    expect(asked.indexOf('/to2')).toBeLessThan(asked.indexOf('/from4'));
  });

  it('asks no more than so many hosts at once', async () => {
    const turns = new HostTurns({ ...polite, maxParallel: 2 }, testClock());
    const first = await turns.turn('a', never);
    await turns.turn('b', never);
    let third = false;
    const pending = turns.turn('c', never).then(() => (third = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(third).toBe(false);
    first({ status: 200, headers: {} });
    await pending;
  });

  it('leaves no gap when somebody stops waiting', async () => {
    const turns = new HostTurns(polite, testClock());
    const first = await turns.turn('a', never);
    const stop = new AbortController();
    const second = turns.turn('a', stop.signal);
    const third = turns.turn('a', never);
    stop.abort(new Error('stopped'));
    await expect(second).rejects.toThrow('stopped');
    let isThirdOn = false;
    void third.then(() => (isThirdOn = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isThirdOn).toBe(false);
    first({ status: 200, headers: {} });
    await third;
  });

  it('sends no more requests than it may, redirects counted', async () => {
    const source = await server((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/next' }).end();
      else response.end();
    });
    const http = client([source], { maxRequests: 3 });
    await http.fetch({ url: `${source.url}/` }, never);
    await expect(http.fetch({ url: `${source.url}/` }, never)).rejects.toMatchObject({ code: 'request-limit' });
    expect(source.requests).toHaveLength(3);
  });
});

describe('second tries', () => {
  const failing = (times: number, status: number, headers: Record<string, string> = {}): Answer => {
    let left = times;
    return (_request, response) => void response.writeHead(left-- > 0 ? status : 200, headers).end();
  };

  it.each([429, 500, 502, 503, 504])('come after %i, with growing waits', async (status) => {
    const clock = testClock();
    const target = await server(failing(2, status));
    const response = await client([target], {}, clock).fetch({ url: target.url }, never);
    expect(response.status).toBe(200);
    expect(clock.slept).toEqual([750, 1500]);
  });

  it.each([
    ['7', 7000],
    ['Thu, 01 Jan 2026 00:00:09 GMT', 9000],
  ])('wait as long as Retry-After: %s asks', async (value, waitMs) => {
    const clock = testClock();
    const target = await server(failing(1, 429, { 'retry-after': value }));
    expect((await client([target], {}, clock).fetch({ url: target.url }, never)).status).toBe(200);
    expect(clock.slept).toEqual([waitMs]);
  });

  it('are left for the next run if the host asks for more than a minute', async () => {
    const target = await server(failing(9, 429, { 'retry-after': '3600' }));
    const http = client([target]);
    expect((await http.fetch({ url: target.url }, never).catch((error: unknown) => error)) as object).toMatchObject({
      code: 'host-paused',
      message: expect.stringContaining('3600 s') as string,
    });
    await expect(http.fetch({ url: target.url }, never)).rejects.toMatchObject({ code: 'host-paused' });
    expect(target.requests).toHaveLength(1);
  });

  it('understand that the requests of an hour are spent', () => {
    const wallMs = Date.parse('2026-01-01T00:00:00Z');
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(wallMs / 1000 + 90) };
    expect(requestedWaitMs(headers, wallMs)).toBe(90_000);
    expect(requestedWaitMs({ 'retry-after': 'soon' }, wallMs)).toBeUndefined();
    expect(requestedWaitMs({ 'retry-after': 'Thu, 01 Jan 2015 00:00:09 GMT' }, wallMs)).toBe(0);
  });

  it.each([200, 204, 301, 400, 401, 403, 404, 410, 418, 501])('do not come after %i', async (status) => {
    const target = await server(failing(9, status));
    expect((await client([target]).fetch({ url: target.url }, never)).status).toBe(status);
    expect(target.requests).toHaveLength(1);
  });

  it('come after a connection that broke off', async () => {
    let left = 1;
    const target = await server((_request, response) => {
      if (left-- > 0) response.destroy();
      else response.end('well');
    });
    expect((await client([target]).fetch({ url: target.url }, never)).status).toBe(200);
  });

  it('do not come after a refusal', async () => {
    const clock = testClock();
    await expect(client([], {}, clock).fetch({ url: 'http://10.0.0.1/' }, never)).rejects.toMatchObject({
      code: 'address',
    });
    expect(clock.slept).toEqual([]);
  });

  it('end for a whole host that is gone, after three', async () => {
    const gone = await serve(() => undefined);
    await gone.close();
    const clock = testClock();
    const http = client([gone], {}, clock);
    const results = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) => http.fetch({ url: `${gone.url}/${n}` }, never)),
    );
    expect(results.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(http.requests).toBe(3);
    expect(clock.slept).toHaveLength(2);
  });

  it('are spread over the second half of their time', () => {
    expect(backoffMs(1, 1000, 0)).toBe(500);
    expect(backoffMs(1, 1000, 0.999)).toBeLessThan(1000);
    expect(backoffMs(4, 1000, 0)).toBe(4000);
  });
});
