// `hexo server`: a page that fails would never answer, and a stream that fails would end the preview.

import { PassThrough, Stream } from 'node:stream';
import type Hexo from 'hexo';
import { watchAssets } from './asset-failures.ts';
import { describeError } from './build.ts';
import { errorPage } from './error-page.ts';
import { wholeContent } from './whole-content.ts';

/** From now on such a page shows why it has failed, and the terminal says so in one line. */
export function showFailures(hexo: Hexo): void {
  const { route } = hexo;
  const tell = (name: string, cause: unknown): string => {
    const reason = describeError(cause);
    hexo.log.error(`${route.format(name)} failed: ${reason}. Mend or remove what the message names.`);
    return reason;
  };
  watchAssets(hexo, tell);
  const get = route.get.bind(route);
  route.get = (name) => {
    const stream = get(name) as unknown as { _data: unknown } | undefined;
    if (!stream) return stream as never;
    const data = stream._data;
    stream._data = async () => {
      try {
        const content: unknown = await (typeof data === 'function' ? (data as () => unknown)() : data);
        return content instanceof Stream ? withEnd(content, (cause) => tell(name, cause)) : await wholeContent(content);
      } catch (cause) {
        const reason = tell(name, cause);
        return name.endsWith('.html') ? errorPage(reason) : '';
      }
    };
    return stream as never;
  };
}

/** A film needn't be in memory as a whole. */
function withEnd(stream: Stream, failed: (cause: unknown) => void): PassThrough {
  const through = new PassThrough();
  stream.on('error', failed).on('error', () => through.end());
  stream.on('close', () => through.end());
  stream.pipe(through);
  return through;
}
