// A browser for tests, and a static server on loopback that serves a folder like GitHub Pages does.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserBinary, prepareBrowser } from './browser-binary.ts';

export type { Browser, Page };

export async function launchBrowser(): Promise<Browser> {
  await prepareBrowser();
  const { executablePath, env } = browserBinary();
  return chromium.launch({
    executablePath,
    env: env as Record<string, string>,
    args: ['--no-sandbox', '--disable-setuid-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
  });
}

export interface VisitedPage {
  readonly page: Page;
  /** Requests to anything but the server itself. */
  readonly foreignRequests: string[];
  /** Failed requests and answers from 400 up. */
  readonly failedRequests: string[];
  /** Errors of scripts and of the console. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** Opens `url`, watching what it asks for; other hosts than the page's own are refused, as they are in China. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<VisitedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const { origin } = new URL(url);
  const foreignRequests: string[] = [];
  const failedRequests: string[] = [];
  const errors: string[] = [];
  await page.route(
    (address) => address.origin !== origin && /^https?:$/.test(address.protocol),
    async (route) => {
      foreignRequests.push(route.request().url());
      await route.abort('blockedbyclient');
    },
  );
  page.on('response', (response) => {
    if (response.status() >= 400) failedRequests.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, foreignRequests, failedRequests, errors, close: () => context.close() };
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface StaticServer {
  /** `http://127.0.0.1:<port>` followed by the root, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `folder` below `root` (`/` or `/sub/path/`) on a free port of 127.0.0.1. */
export async function serveFolder(folder: string, root = '/'): Promise<StaticServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const inside = pathname.startsWith(root) ? decodeURIComponent(pathname.slice(root.length)) : undefined;
      const file =
        inside === undefined
          ? undefined
          : path.join(folder, inside.endsWith('/') || inside === '' ? `${inside}index.html` : inside);
      try {
        if (!file || path.relative(folder, file).startsWith('..')) throw new Error('outside');
        const body = await readFile(file);
        response.writeHead(200, { 'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream' });
        response.end(body);
      } catch {
        response.writeHead(404, { 'content-type': 'text/plain' });
        response.end('Not found');
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${root}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
