// What a post becomes, formulas as MathML: what KaTeX draws for the eye is KaTeX's own matter.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formulasAsMathml } from '../../../../scripts/features/math/plain-formulas.ts';
import { expectFixture, fixtureNames, readFixture } from '../../../support/fixtures.ts';
import { createSite, type Site } from '../../../support/site.ts';

const dump = `
hexo.extend.filter.register('after_post_render', (data) => {
  if (typeof data.source === 'string') require('fs').writeFileSync(
    require('path').join(hexo.base_dir, data.source.replace(/\\W/g, '-') + '.html'), data.content);
}, 5000);
`;
const names = fixtureNames('math');
const post = (source: string): string => {
  const front = 'title: T\ndate: 2024-01-01 10:00:00\n';
  return source.startsWith('---\n') ? `---\n${front}${source.slice(4)}` : `---\n${front}---\n\n${source}`;
};

let site: Site;
let output: string;

beforeAll(async () => {
  site = createSite({
    'scripts/dump.js': dump,
    ...Object.fromEntries(names.map((name) => [`source/_posts/${name}.md`, post(readFixture('math', name))])),
  });
  ({ output } = await site.hexo(['generate']));
});

afterAll(() => {
  site.dispose();
});

describe('a post with formulas', () => {
  it.each(names)('%s', async (name) => {
    await expectFixture('math', name, formulasAsMathml(site.read(`_posts-${name}-md.html`)));
  });

  it('is reported where it is wrong, and nowhere else', () => {
    const findings = [...output.matchAll(/_posts\/([\w-]+)\.md:(\d+:\d+) \w+ (math-\w+)/g)];
    expect(findings.map(([, name, place, rule]) => `${name}:${place} ${rule}`)).toEqual([
      'errors:6:5 math-error',
      'errors:9:13 math-error',
    ]);
  });
});
