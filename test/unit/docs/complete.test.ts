// The pages say what is there: every dependency with its reason, every feature's page in both READMEs, no dead links.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSample } from '../../support/sample.mts';

const read = (file: string): string => readFileSync(file, 'utf8');
const featurePages = readdirSync('docs/features').map((file) => `docs/features/${file}`);
const pages = [
  'README.md',
  'README.zh-CN.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  ...featurePages,
];

/** The packages that docs/dependencies.md names: first cells of its tables. */
function namedPackages(): string[] {
  return [...read('docs/dependencies.md').matchAll(/^\| ([^|]+) \|/gm)]
    .flatMap(([, cell = '']) => cell.replace('(optional)', '').split(','))
    .map((name) => name.trim())
    .filter((name) => name !== 'package');
}

function dependenciesOf(file: string): string[] {
  const manifest = JSON.parse(read(file)) as Record<string, Record<string, string> | undefined>;
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) => Object.keys(manifest[key] ?? {}));
}

describe('docs/dependencies.md', () => {
  // The plugins of a blog are its owner's choice.
  it.runIf(hasSample)('gives a reason for each dependency, and for nothing else', () => {
    const dependencies = new Set([...dependenciesOf('package.json'), ...dependenciesOf('scripts/package.json')]);
    const named = namedPackages().filter((name) => /^[@\w]/.test(name) && !name.startsWith('---'));
    expect([...dependencies].filter((name) => !named.includes(name))).toEqual([]);
    expect(named.filter((name) => !dependencies.has(name))).toEqual([]);
  });
});

/** Features that another page tells about. */
const toldElsewhere: Record<string, string> = {
  'config-keys': 'check',
  diagnostics: 'check',
  encoding: 'check',
  'front-matter': 'check',
  permalinks: 'check',
  scaffolds: 'check',
  movein: '../moving-in',
  views: '../architecture',
};

it('every feature has a page, in Chinese and English', () => {
  const pageOf = (name: string): string => path.join('docs/features', `${toldElsewhere[name] ?? name}.md`);
  const names = readdirSync('scripts/features');
  expect(names.filter((name) => !existsSync(pageOf(name)))).toEqual([]);
  const languages = featurePages.filter(
    (page) => !/\p{Script=Han}/u.test(read(page)) || !/[a-z]{3,} [a-z]{2,} /.test(read(page)),
  );
  expect(languages).toEqual([]);
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', (readme) => {
  it('leads to the page of every feature', () => {
    expect(featurePages.filter((page) => !read(readme).includes(`](${page})`))).toEqual([]);
  });
});

it('both READMEs have the same pictures, commands and links into the blog', () => {
  const parts = (text: string): string[] =>
    [...text.matchAll(/\]\((docs\/[^)]*)\)|^(npm|npx) .*?(?= *#|$)/gm)]
      .map(([whole]) => whole.replace(/".*"/, '"…"').trim())
      .sort();
  expect(new Set(parts(read('README.zh-CN.md')))).toEqual(new Set(parts(read('README.md'))));
});

describe.each(pages)('%s', (page) => {
  it('links to files that exist', () => {
    const text = read(page)
      .replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '')
      .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    const targets = [...text.matchAll(/\]\((?![a-z][a-z+.-]*:|[#/])([^)\s#]+)/g)].map((match) => match[1]!);
    const missing = targets
      .map((target) => path.posix.join(path.dirname(page), decodeURIComponent(target)))
      .filter((file) => !existsSync(file) && (hasSample || !file.startsWith('source/')));
    expect(missing).toEqual([]);
  });

  it('names tests and fixtures that exist', () => {
    const named = [...read(page).matchAll(/`(test\/(?:unit|browser|fixtures)\/[\w./-]+)`/g)].map((match) => match[1]!);
    // What the walk-throughs make.
    const shown = new Set(['test/unit/features/kbd/kbd.test.ts', 'test/fixtures/links/pmlr.json']);
    expect(named.filter((file) => !existsSync(file) && !shown.has(file))).toEqual([]);
  });
});
