// Titles with formulas: they stand where there is no markup (lists, tabs of the browser, feeds), so formulas become text.

import { inlineMathEnd } from '../../core/source/math-rule.ts';
import type { SourceFile } from '../../hexo/source-file.ts';
import type { MathConfig } from './config.ts';
import { readableFormula } from './readable.ts';

/** By the scanner's rule of what is a formula: `$5 和 $10` stays. */
export function readableTitle(title: string): string {
  let result = '';
  let done = 0;
  let previousEnd = -1;
  for (let index = 0; index < title.length; index++) {
    const sign = title.charAt(index);
    if (sign === '\\' && title.charAt(index + 1) === '(') {
      const end = title.indexOf('\\)', index + 2);
      if (end === -1) continue;
      result += title.slice(done, index) + readableFormula(title.slice(index + 2, end));
      done = end + 2;
      index = end + 1;
    } else if (sign === '\\') index += 1;
    else if (sign === '$') {
      const width = title.startsWith('$$', index) && title.indexOf('$$', index + 2) > index + 2 ? 2 : 1;
      const end = width === 2 ? title.indexOf('$$', index + 2) : inlineEnd(title, index, previousEnd);
      if (end === -1) continue;
      result += title.slice(done, index) + readableFormula(title.slice(index + width, end));
      done = end + width;
      previousEnd = done;
      index = done - 1;
    }
  }
  return result + title.slice(done);
}

function inlineEnd(title: string, start: number, previousEnd: number): number {
  return inlineMathEnd(title, start, title.length, previousEnd, (from, to) =>
    title.includes(title.slice(from, to), to),
  );
}

/** Of titles and what else a post says of itself. */
export function makeTitlesReadable(config: MathConfig, file: SourceFile): void {
  if (config.mode !== 'build' || !/\$|\\\(/.test(file.text.slice(0, 10_000))) return;
  file.change((document) => {
    if (document['math'] === false) return;
    for (const key of ['title', 'subtitle', 'description']) {
      const text = document[key];
      if (typeof text === 'string') document[key] = readableTitle(text);
    }
  });
}
