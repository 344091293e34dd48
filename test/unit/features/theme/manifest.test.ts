// A release of Fluid that changes a view we replace or mend is found here, by the view's name.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { fluidIconFonts, iconClasses } from '../../../../scripts/features/theme/icons.ts';
import { libraries } from '../../../../scripts/features/theme/libraries.ts';
import { mends, mendView } from '../../../../scripts/features/theme/mends.ts';
import {
  currentManifest,
  fluidFolder,
  fluidView,
  manifestFile,
  type ThemeManifest,
} from '../../../support/theme-manifest.ts';

const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as ThemeManifest;

describe('themes/manifest.json', () => {
  const current = currentManifest();

  it('lists exactly the views that are replaced or mended', () => {
    expect(Object.keys(current.views)).toEqual(Object.keys(manifest.views));
  });

  it.each(Object.keys(manifest.views))(
    "has the hash of Fluid's %s: else compare our change with Fluid's, then run test/support/write-theme-manifest.ts",
    (view) => {
      expect({ view, ...current.views[view] }).toEqual({ view, ...manifest.views[view] });
    },
  );
});

describe('a mend', () => {
  it.each(Object.keys(mends))('finds all its places in %s', (view) => {
    expect(mendView(view, fluidView(view) ?? '').missing).toEqual([]);
  });

  it('names the place that a changed view no longer has', () => {
    expect(mendView('tags.ejs', '<p></p>')).toEqual({ text: '<p></p>', missing: ['tagcloud({'] });
  });
});

describe("Fluid's configuration", () => {
  const text = readFileSync(path.join(fluidFolder(), '_config.yml'), 'utf8');
  // Its footer has a text that strict YAML wouldn't take.
  const config = parseDocument(text).toJS() as { static_prefix: Record<string, string>; iconfont: string };

  it('has the library addresses that ours stand for', () => {
    const defaults = Object.fromEntries(libraries.map((library) => [library.key, library.default]));
    expect(config.static_prefix).toMatchObject(defaults);
  });

  it('names no CDN that nothing stands for, apart from services', () => {
    const services = ['busuanzi', 'valine', 'waline', 'gitalk', 'disqusjs', 'twikoo', 'discuss'];
    const remote = Object.keys(config.static_prefix).filter((key) =>
      /^(?:https?:)?\/\//.test(config.static_prefix[key]!),
    );
    expect(remote.filter((key) => !services.includes(key)).sort()).toEqual(libraries.map(({ key }) => key).sort());
    expect(fluidIconFonts).toContain(config.iconfont);
  });

  it('names no icon that has no drawing', () => {
    const used = [...text.matchAll(/icon-([a-z-]+)/g)].map((match) => match[1]!);
    expect(used.filter((name) => !iconClasses(true).includes(name))).toEqual([]);
  });
});
