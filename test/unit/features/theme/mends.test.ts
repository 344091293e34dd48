import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mends, mendView } from '../../../../scripts/features/theme/mends.ts';

it.each(Object.keys(mends))("Fluid's %s still has what is mended in it", (view) => {
  const source = readFileSync(`node_modules/hexo-theme-fluid/layout/${view}`, 'utf8');
  const { text, missing } = mendView(view, source);
  expect(missing).toEqual([]);
  expect(text).not.toBe(source);
});
