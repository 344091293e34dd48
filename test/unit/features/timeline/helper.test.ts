import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, sampleFiles, type Site } from '../../../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = createSite({
    'source/_data/links.json': sampleFiles()['source/_data/links.json'] ?? '',
    'scripts/show.js': `hexo.extend.generator.register('show', function () {
      const list = ['DeepSeek-V3 [论文](https://arxiv.org/abs/2412.19437)', 'Janus [论文](https://arxiv.org/abs/2410.13848)'];
      const helper = hexo.extend.helper.get('papers').bind(hexo);
      const show = (view) => ({ path: view + '.txt', data: helper(list, { view }) });
      return ['list', 'cards', 'timeline'].map(show);
    });`,
  });
  const { code, output } = await site.hexo(['generate']);
  if (code !== 0) throw new Error(output);
});
afterAll(() => {
  site.dispose();
});

it('papers() shows lists, cards and timelines in a view as the tag does in a post', () => {
  expect(site.read('public/list.txt')).toContain('<li>DeepSeek-V3 <a');
  const cards = site.read('public/cards.txt');
  expect(cards.match(/<blockquote class="paperlog-card /g)).toHaveLength(2);
  expect(cards).toContain('Janus: Decoupling Visual Encoding');
  const timeline = site.read('public/timeline.txt');
  expect(timeline.indexOf('2024.12')).toBeGreaterThan(0);
  expect(timeline.indexOf('2024.10')).toBeGreaterThan(timeline.indexOf('2024.12'));
  expect(timeline).not.toContain('data-sort');
});
