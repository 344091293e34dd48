// Fixtures: a folder each below test/fixtures/<feature>/, with `input.md` and the `output.html` that comes of it in a
// blog with all features. Beside them may lie `_config.yml` (added to the blog's), `links.json` (its records of links)
// and files of the post, pictures for example. test/unit/fixtures.test.ts renders them all.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Hexo from 'hexo';
import type { Diagnostic } from '../../scripts/core/diagnostic.ts';
import { formulasAsMathml } from '../../scripts/features/math/plain-formulas.ts';
import { readPostRecord } from '../../scripts/hexo/post-record.ts';
import { createSite, defaultConfig } from './site.ts';

const root = path.resolve(import.meta.dirname, '../fixtures');
const ofTheCase = new Set(['input.md', 'output.html', '_config.yml', 'links.json']);

export interface Fixture {
  /** `<feature>/<case>`. */
  readonly name: string;
  readonly folder: string;
}

export interface RenderedFixture extends Fixture {
  /** `content` with formulas as MathML alone: what KaTeX draws for the eye is KaTeX's own matter. */
  readonly html: string;
  readonly content: string;
  readonly findings: readonly Diagnostic[];
}

/** Every folder with an `input.md`, sorted by name. */
export function allFixtures(): Fixture[] {
  return subfolders(root).flatMap((feature) =>
    subfolders(path.join(root, feature))
      .map((name) => ({ name: `${feature}/${name}`, folder: path.join(root, feature, name) }))
      .filter(({ folder }) => existsSync(path.join(folder, 'input.md'))),
  );
}

export function readFixture(feature: string, name: string): string {
  return readFileSync(path.join(root, feature, name, 'input.md'), 'utf8');
}

/** Renders fixtures by the real Hexo; those with the same settings are posts of one blog. */
export async function renderFixtures(fixtures: readonly Fixture[]): Promise<RenderedFixture[]> {
  const blogs = new Map<string, Fixture[]>();
  for (const fixture of fixtures) {
    const settings = JSON.stringify([optional(fixture, '_config.yml'), optional(fixture, 'links.json')]);
    blogs.set(settings, [...(blogs.get(settings) ?? []), fixture]);
  }
  const rendered: RenderedFixture[] = [];
  // One after the other: Hexo keeps time zone and plugins for the whole process.
  for (const blog of blogs.values()) rendered.push(...(await renderBlog(blog)));
  return rendered.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function renderBlog(fixtures: readonly Fixture[]): Promise<RenderedFixture[]> {
  const [first] = fixtures;
  if (!first) return [];
  const links = optional(first, 'links.json');
  const site = createSite({
    '_config.yml': defaultConfig + optional(first, '_config.yml'),
    ...(links !== '' && { 'source/_data/links.json': links }),
    ...Object.fromEntries(fixtures.flatMap(filesOf)),
  });
  try {
    const hexo = new Hexo(site.dir, { silent: true });
    await hexo.init();
    await hexo.load();
    const stored = hexo.model('Post').toArray() as unknown as StoredPost[];
    const posts = new Map(stored.map((post) => [post.source, post]));
    return fixtures.map((fixture) => {
      const post = posts.get(`_posts/${slugOf(fixture)}.md`);
      if (!post) throw new Error(`${fixture.name} is no post`);
      const { content = '' } = post;
      const findings = (readPostRecord(post)?.diagnostics ?? []).map((diagnostic) => ({
        ...diagnostic,
        line: diagnostic.line - addedLines(optional(fixture, 'input.md')),
      }));
      return { ...fixture, html: formulasAsMathml(content), content, findings };
    });
  } finally {
    site.dispose();
  }
}

interface StoredPost extends Record<string, unknown> {
  readonly source: string;
  /** Not there if the post has errors. */
  readonly content?: string;
}

/** The post and its files, by their paths in the blog. */
function filesOf(fixture: Fixture): [string, string | Buffer][] {
  const post = `source/_posts/${slugOf(fixture)}`;
  const files = readdirSync(fixture.folder).filter((file) => !ofTheCase.has(file));
  return [
    [`${post}.md`, withFrontMatter(optional(fixture, 'input.md'))],
    ...files.map((file): [string, Buffer] => [`${post}/${file}`, readFileSync(path.join(fixture.folder, file))]),
  ];
}

const frontMatter = 'title: Fixture\ndate: 2024-05-01 10:00:00\n';

/** What the case itself says in front matter is kept. */
function withFrontMatter(input: string): string {
  return input.startsWith('---\n') ? `---\n${frontMatter}${input.slice(4)}` : `---\n${frontMatter}---\n${input}`;
}

function addedLines(input: string): number {
  return input.startsWith('---\n') ? 2 : 4;
}

function slugOf({ name }: Fixture): string {
  return name.replace('/', '-');
}

function optional({ folder }: Fixture, file: string): string {
  const found = path.join(folder, file);
  return existsSync(found) ? readFileSync(found, 'utf8') : '';
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => (a < b ? -1 : 1));
}
