// What hexo-server leaves open: it listens on every interface and answers any Host header, so that a page on the web
// can read a draft through DNS rebinding.

import { isIP } from 'node:net';
import type Hexo from 'hexo';
import type { Middleware } from '../../hexo/server-middleware.ts';
import { isAllowedHost } from './allowed-host.ts';
import type { PreviewConfig } from './config.ts';

/** `-i` and `server.ip` in _config.yml keep their meaning. */
export function listenOnLoopback(hexo: Hexo): void {
  const config = hexo.config as unknown as { server?: { ip?: string } };
  config.server ??= {};
  config.server.ip ??= '127.0.0.1';
}

export function refuseForeignHosts(hexo: Hexo, { hosts }: PreviewConfig): void {
  const register = (app: { use(middleware: Middleware): void }): void => {
    app.use((request, response, next) => {
      const host = request.headers.host ?? '';
      if (isAllowedHost(host, hosts, isIP)) {
        next();
        return;
      }
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`The preview doesn't answer to "${host}". Add the name to paperlog.preview.hosts in _config.yml.\n`);
    });
  };
  hexo.extend.filter.register('server_middleware', register as never, -1000);
}
