// 300 links on 40 hosts at a pace of 0, against the time of the slowest host asked alone: how much turns cost.
// Run: npx jiti test/bench/hosts.ts. Prints; asserts nothing.

import { createHttpClient } from '../../scripts/platform/http/polite-client.ts';
import { defaultLimits } from '../../scripts/platform/http/limits.ts';
import { serve, type LoopbackServer } from '../support/loopback-server.ts';

const hosts = 40;
const links = 300;
const never = new AbortController().signal;

/** Some hosts are slow, as in life: 20 to 59 ms for an answer. */
const delayMs = (host: number): number => 20 + ((host * 7) % 40);

const servers: LoopbackServer[] = [];
for (let host = 0; host < hosts; host++) {
  servers.push(await serve((_request, response) => void setTimeout(() => response.end('x'), delayMs(host))));
}
const urls = Array.from({ length: links }, (_, index) => `${servers[index % hosts]?.url ?? ''}/${index}`);

async function ask(wanted: readonly string[]): Promise<number> {
  const client = createHttpClient(
    { limits: defaultLimits, userAgent: 'bench', allowHosts: new Set(servers.map(({ host }) => host)), env: {} },
    { paceMs: () => 0, maxRequests: links * 2, maxParallel: 64, tries: 3, backoffMs: 10, maxWaitMs: 1000 },
  );
  const started = performance.now();
  await Promise.all(wanted.map((url) => client.fetch({ url }, never)));
  return performance.now() - started;
}

await ask(urls); // warm
const alone: number[] = [];
for (const server of servers) alone.push(await ask(urls.filter((url) => url.startsWith(`${server.url}/`))));
const slowest = Math.max(...alone);
const together = await ask(urls);
process.stdout.write(
  `${links} links on ${hosts} hosts: ${together.toFixed(0)} ms; the slowest host alone: ${slowest.toFixed(0)} ms; ` +
    `${(together / slowest).toFixed(2)} times (at most 1.3)\n`,
);
for (const server of servers) await server.close();
