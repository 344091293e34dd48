// `hexo server`: a post with a fault in its front matter has no page, and "Cannot GET" doesn't say so.

import type { IncomingMessage } from 'node:http';
import type Hexo from 'hexo';
import { engineOf } from './engine.ts';
import { errorPage } from './error-page.ts';
import { findingsOf } from './findings.ts';
import { formatDiagnostic } from './report.ts';
import type { Middleware } from './server-middleware.ts';

/** Where nothing of hexo-server's answers. */
const last = 1000;

/** Whoever asks for a page that there isn't sees the errors that may have kept it out. */
export function tellWhatIsLeftOut(hexo: Hexo): void {
  const register = (app: { use(middleware: Middleware): void }): void => {
    app.use((request, response, next) => {
      const errors = isForPage(request)
        ? findingsOf(engineOf(hexo)).filter(({ severity }) => severity === 'error')
        : [];
      if (errors.length === 0) {
        next();
        return;
      }
      const lines = errors.map((error) => formatDiagnostic(error));
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        errorPage(`No page of the site has this address. What has errors is left out of it:\n\n${lines.join('\n')}`),
      );
    });
  };
  hexo.extend.filter.register('server_middleware', register as never, last);
}

/** Pictures and scripts say what they want by other types. */
function isForPage({ headers }: IncomingMessage): boolean {
  return /\btext\/html\b/.test(headers.accept ?? '');
}
