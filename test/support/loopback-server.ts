// Servers on 127.0.0.1 that misbehave as a test tells them to, and are gone after it.

import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import type { Certificate } from './certificate.ts';

export interface LoopbackServer {
  readonly port: number;
  /** `127.0.0.1:<port>`, as `allowHosts` has it. */
  readonly host: string;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** The most requests that were under way at once. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (
  request: IncomingMessage & { bodyText: string },
  response: ServerResponse,
) => void | Promise<void>;

export async function serve(answer: Answer, certificate?: Certificate): Promise<LoopbackServer> {
  const requests: SeenRequest[] = [];
  let current = 0;
  let mostAtOnce = 0;
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    current += 1;
    mostAtOnce = Math.max(mostAtOnce, current);
    response.once('close', () => (current -= 1));
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      requests.push({ method, url, headers, body });
      void answer(Object.assign(request, { bodyText: body }), response);
    });
  };
  const server = certificate ? https.createServer(certificate, listener) : http.createServer(listener);
  const started = await listen(server);
  return {
    ...started,
    url: `${certificate ? 'https' : 'http'}://${started.host}`,
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
  };
}

/** A server below HTTP: what it does with each connection is the test's. */
export async function serveRaw(
  answer: (socket: Socket) => void,
): Promise<Omit<LoopbackServer, 'requests' | 'mostAtOnce'>> {
  const started = await listen(
    net.createServer((socket) => {
      socket.on('error', () => undefined);
      answer(socket);
    }),
  );
  return { ...started, url: `http://${started.host}` };
}

async function listen(server: net.Server): Promise<{ port: number; host: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port of 127.0.0.1 that nothing listens on now, for programs that must be told theirs. */
export async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
