// Where no page of the site has an address, hexo-server answers with what lies in public/: the post that was renamed
// since the last build, so that links to it seem to work. What the next build removes there isn't answered.

import type Hexo from 'hexo';
import type { Middleware } from '../../hexo/server-middleware.ts';

export function refuseStaleFiles(hexo: Hexo): void {
  const { args } = hexo.env as unknown as { args: { s?: unknown; static?: unknown } };
  // Asked for: nothing but what lies there.
  if (args.s ?? args.static) return;
  const register = (app: { use(root: string, middleware: Middleware): void }): void => {
    app.use(hexo.config.root, (request, response, next) => {
      const address = addressOf(hexo, request.url ?? '/');
      if (address === undefined || isAnswered(hexo, address) || !isOfLastBuild(hexo, address)) {
        next();
        return;
      }
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(
        `No page of the site has the address "${address}". An earlier build has put it into public/; the next one removes it.\n`,
      );
    });
  };
  hexo.extend.filter.register('server_middleware', register as never, 0);
}

function addressOf(hexo: Hexo, url: string): string | undefined {
  try {
    return hexo.route.format(decodeURIComponent(url));
  } catch (error) {
    if (error instanceof URIError) return undefined; // hexo-server's to answer
    throw error;
  }
}

/** As hexo-server looks: `a` may be `a.html` or `a/`, and the other way round. */
function isAnswered({ route }: Hexo, address: string): boolean {
  const folder = address.replace(/\/index\.html$/i, '');
  const names = [address, `${address}.html`, `${address}/index.html`, `${folder}.html`];
  return names.some((name) => (route.get(name) as unknown) !== undefined);
}

/** Hexo keeps what it has written, to remove what is no longer in the site. */
function isOfLastBuild(hexo: Hexo, address: string): boolean {
  const written = hexo.model('Cache') as unknown as { findById(id: string): unknown };
  return Boolean(written.findById(`public/${address}`));
}
