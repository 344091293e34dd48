import Hexo from 'hexo';
import { expect, it } from 'vitest';
import { noticeSavesSooner } from '../../../../scripts/features/preview/notice-saves.ts';

interface Watched {
  options: { awaitWriteFinish: unknown };
}

it('shortens what Hexo waits for saved files, and leaves what a script has set', () => {
  const hexo = new Hexo(import.meta.dirname, { silent: true });
  const [source, theme] = [hexo.source, hexo.theme] as unknown as [Watched, Watched];
  expect(source.options.awaitWriteFinish).toEqual({ stabilityThreshold: 200 });
  theme.options.awaitWriteFinish = { stabilityThreshold: 500 };
  noticeSavesSooner(hexo);
  expect(source.options.awaitWriteFinish).toEqual({ stabilityThreshold: 100, pollInterval: 20 });
  expect(theme.options.awaitWriteFinish).toEqual({ stabilityThreshold: 500 });
});
