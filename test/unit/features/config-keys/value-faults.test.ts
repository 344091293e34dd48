import { describe, expect, it } from 'vitest';
import { sameLanguage } from '../../../../scripts/features/config-keys/read-config.ts';
import { folderFault } from '../../../../scripts/features/config-keys/folders.ts';
import {
  siteValueFaults,
  themeValueFaults,
  withStandIns,
} from '../../../../scripts/features/config-keys/value-faults.ts';

const hexo = { title: 'Hexo', permalink: ':title/', per_page: 10, language: 'en', tag_dir: 'tags' };

describe('values in _config.yml', () => {
  it.each([
    ['title', { a: 1 }],
    ['permalink', 5],
    ['permalink', null],
    ['tag_dir', ['a']],
    ['per_page', 'ten'],
    ['per_page', -1],
    ['language', 5],
    ['category_map', 'x'],
    ['root', 'blog/'],
  ])('of the wrong kind are errors: %s: %j', (key, value) => {
    const faults = siteValueFaults({ ...hexo, [key]: value }, hexo);
    expect(faults.map(({ keys, severity }) => [keys, severity])).toEqual([[[key], 'error']]);
  });

  it.each(['never', false])('are warnings where Hexo goes on as with its default: updated_option: %j', (value) => {
    const [fault] = siteValueFaults({ ...hexo, updated_option: value }, { ...hexo, updated_option: 'mtime' });
    expect(fault).toMatchObject({
      severity: 'warning',
      message: `"updated_option" must be "mtime", "date" or "empty", but is ${value === false ? '"false"' : '"never"'}; it counts as "mtime".`,
      standIn: { value: 'mtime' },
    });
  });

  it.each([
    { title: 2024, subtitle: null, author: 'A' },
    { per_page: 0, index_generator: { per_page: false } },
    { per_page: '10', language: ['zh-CN', 'en'] },
    { language: null, skip_render: ['a/**'], date_format: null, root: '/blog/' },
    { exclude: ['a'], ignore: null, tag_map: {}, root: './' },
  ])('that Hexo can use are left alone: %j', (written) => {
    expect(siteValueFaults({ ...hexo, ...written }, hexo)).toEqual([]);
  });

  it('are replaced by the default, wherever plugins have copied them to', () => {
    const config = { ...hexo, per_page: 'x', index_generator: { per_page: 'x', path: '' } };
    const faults = siteValueFaults(config, hexo);
    expect(faults).toHaveLength(1);
    expect(withStandIns(config, faults)).toEqual({ ...hexo, index_generator: { per_page: 10, path: '' } });
    expect(config.index_generator.per_page).toBe('x');
  });
});

describe("values in the theme's configuration", () => {
  const theme = {
    navbar: { menu: [{ key: 'home' }], ground_glass: { enable: false, px: 3 } },
    post: { copyright: { enable: true, author: { enable: true } } },
  };
  const short = (config: object) =>
    themeValueFaults(config as never, theme).map(({ keys, severity }) => `${keys.join('.')} ${severity}`);

  it('may be missing, and may be what the theme has', () => {
    expect(short({})).toEqual([]);
    expect(short(theme)).toEqual([]);
  });

  it('that are mappings without entries keep the entries of the theme, with a hint', () => {
    const config = { navbar: null, post: { copyright: null } };
    expect(short(config)).toEqual(['navbar hint', 'post.copyright hint']);
    expect(withStandIns(config, themeValueFaults(config, theme))).toEqual(theme);
  });

  it('that say as little as those of the theme are not told', () => {
    const usual = { web_analytics: { google: { measurement_id: null, more: { key: '' } } } };
    const config = { web_analytics: { google: null } };
    const faults = themeValueFaults(config, usual);
    expect(faults.map(({ severity }) => severity)).toEqual(['none']);
    expect(withStandIns(config, faults)).toEqual(usual);
  });

  it('are errors where a view would fail, warnings where it reads "off"', () => {
    expect(short({ navbar: 5, post: ['a'] })).toEqual(['navbar error', 'post error']);
    expect(short({ navbar: { menu: 5 } })).toEqual(['navbar.menu error']);
    expect(short({ navbar: { ground_glass: true }, post: { copyright: true } })).toEqual([
      'navbar.ground_glass warning',
      'post.copyright warning',
    ]);
  });
});

it.each([
  ['zh', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh_CN', 'zh-CN'],
  ['zh-Hant', 'zh-TW'],
  ['en-US', 'en'],
  ['fr', undefined],
])('the language %s is %s of the theme', (written, meant) => {
  expect(sameLanguage(written, ['de', 'en', 'zh-CN', 'zh-HK', 'zh-TW'])).toBe(meant);
});

it.each([
  ['/b', '/b/source', '"public_dir" holds the blog itself'],
  ['/', '/b/source', '"public_dir" holds the blog itself'],
  ['/b/source', '/b/source', '"public_dir" holds the posts'],
  ['/b/scripts', '/b/source', '"public_dir" holds the scripts'],
  ['/b/public', '/b', '"source_dir" holds the whole blog'],
])('public_dir %s with source_dir %s is refused', (publicDir, sourceDir, message) => {
  expect(folderFault('/b', publicDir, sourceDir)).toContain(message);
});

it.each(['/b/public', '/b/docs', '/out', '/b/..public'])('public_dir %s is fine', (publicDir) => {
  expect(folderFault('/b', publicDir, '/b/source')).toBeUndefined();
});
