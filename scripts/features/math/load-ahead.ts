// While nothing is to do in the preview, what the next saved formula needs is loaded: the author waits for that page.

import type Hexo from 'hexo';
import { usesFormulas } from './fonts.ts';
import { loadKatex } from './render-katex.ts';

/** After the preview has begun to answer, in milliseconds: the first page comes first. */
const calm = 200;

export function loadAhead(hexo: Hexo): void {
  hexo.once('server', () => {
    setTimeout(() => {
      // A KaTeX that can't be loaded is told by the formula that needs it.
      if (usesFormulas(hexo)) loadKatex(false).catch(() => undefined);
    }, calm).unref();
  });
}
