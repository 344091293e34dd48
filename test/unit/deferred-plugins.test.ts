// Functions that stand for modules of plugins until they are called.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const { deferred, deferPlugins } = require('../../scripts/deferred-plugins.cjs') as {
  deferred: { packages: string[]; major: number; modules: Record<string, Record<string, unknown>> }[];
  deferPlugins: (folder: string) => void;
};

describe('the modules that are deferred', () => {
  for (const { packages, major, modules } of deferred) {
    it(`of ${packages.join(' > ')} still export functions with these properties and no others`, () => {
      const folder = packages.reduce(
        (from, name) => path.dirname(require.resolve(`${name}/package.json`, { paths: [from] })),
        project,
      );
      const { version } = require(path.join(folder, 'package.json')) as { version: string };
      expect(parseInt(version, 10)).toBe(major);
      for (const [file, properties] of Object.entries(modules)) {
        const exported = require(path.join(folder, file)) as (argument: unknown) => unknown;
        expect([typeof exported, Object.assign({ length: exported.length }, exported)], file).toEqual([
          'function',
          properties,
        ]);
      }
    });
  }
});

describe('a deferred module', () => {
  let blog: string;
  let file: string;

  beforeEach(() => {
    blog = mkdtempSync(path.join(tmpdir(), 'paperlog-deferred-'));
    file = path.join(blog, 'node_modules/hexo-deployer-git/lib/deployer.js');
    mkdirSync(path.dirname(file), { recursive: true });
    writePlugin('4.1.0', 'global.loadedDeployer = true;\nmodule.exports = function (args) { return [this, args]; };\n');
  });
  afterEach(() => {
    for (const name of Object.keys(require.cache))
      if (name.startsWith(blog)) Reflect.deleteProperty(require.cache, name);
    delete (globalThis as { loadedDeployer?: boolean }).loadedDeployer;
    rmSync(blog, { recursive: true, force: true });
  });

  function writePlugin(version: string, code: string): void {
    const manifest = path.join(blog, 'node_modules/hexo-deployer-git/package.json');
    writeFileSync(manifest, JSON.stringify({ name: 'hexo-deployer-git', version }));
    writeFileSync(file, code);
  }
  const isLoaded = (): boolean => 'loadedDeployer' in globalThis;
  const load = (): ((...values: unknown[]) => unknown) => require(file) as (...values: unknown[]) => unknown;

  it('is loaded by the first call, which it gets as it is', () => {
    deferPlugins(blog);
    const deployer = load();
    expect(deployer).toHaveLength(1);
    expect(isLoaded()).toBe(false);
    const hexo = {};
    expect(deployer.call(hexo, 'repository')).toEqual([hexo, 'repository']);
    expect(isLoaded()).toBe(true);
    expect(deployer.call(hexo, 'again')).toEqual([hexo, 'again']);
  });

  it('that throws while it is loaded throws where it is called, each time', () => {
    writePlugin('4.1.0', "throw new Error('broken');\n");
    deferPlugins(blog);
    const deployer = load();
    expect(() => deployer('repository')).toThrow('broken');
    expect(() => deployer('repository')).toThrow('broken');
  });

  it('is left alone in another release, or once it is loaded', () => {
    writePlugin('5.0.0', 'global.loadedDeployer = true;\nmodule.exports = {};\n');
    deferPlugins(blog);
    expect(load()).toEqual({});
    expect(isLoaded()).toBe(true);
    writePlugin('4.1.0', 'module.exports = {};\n');
    deferPlugins(blog);
    expect(load()).toEqual({});
  });

  it('of a plugin that is not installed is nothing to do', () => {
    rmSync(path.join(blog, 'node_modules'), { recursive: true });
    expect(() => {
      deferPlugins(blog);
    }).not.toThrow();
  });
});
