// A build that is interrupted, killed, or not alone: public/ is as it was or whole, and the next build makes it right.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const post = (name: string, text: string) => `---\ntitle: ${name}\ndate: 2024-05-01 10:00:00\n---\n\n${text}\n`;
const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
let site: Site;
const writePosts = (text: string): void => {
  for (const name of names) site.write(`source/_posts/${name}.md`, post(name, `${text} of ${name}`));
};
const pages = (): string[] => names.map((name) => site.read(`public/2024/05/01/${name}/index.html`));
const leftovers = (): string[] => site.files('.paperlog').filter((file) => /^(?:\.staged|build\.lock)/.test(file));

beforeEach(() => {
  site = createSite({});
  writePosts('First');
});
afterEach(() => {
  site.dispose();
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])(
  '%s in the middle of a build ends with %i and leaves nothing behind; the next build writes all',
  async (signal, code) => {
    expect((await site.hexo(['generate'])).code).toBe(0);
    const before = pages();
    writePosts('Second');
    site.write(
      'scripts/own.js',
      `let count = 0;\nhexo.extend.filter.register('after_render:html', () => { if (++count === 9) process.kill(process.pid, '${signal}'); });\n`,
    );
    const interrupted = await site.hexo(['generate']);
    expect({ code: interrupted.code, leftovers: leftovers() }).toEqual({ code, leftovers: [] });
    expect(interrupted.output).toContain('Interrupted. Nothing was written.');
    expect(pages()).toEqual(before);

    site.remove('scripts/own.js');
    expect((await site.hexo(['generate'])).code).toBe(0);
    for (const [index, page] of pages().entries()) expect(page).toContain(`Second of p${index}`);
  },
);

it('two builds at once end well, one after the other', async () => {
  // Long enough for the second to begin in the middle of the first.
  site.write(
    'scripts/own.js',
    "hexo.extend.filter.register('after_render:html', () => new Promise((done) => setTimeout(done, 500)));\n",
  );
  expect((await site.hexo(['generate'])).code).toBe(0);
  writePosts('Second');
  const both = await Promise.all([site.hexo(['generate']), site.hexo(['generate'])]);
  expect(both.map(({ code, output }) => (code === 0 ? '' : output))).toEqual(['', '']);
  for (const [index, page] of pages().entries()) expect(page).toContain(`Second of p${index}`);
  expect(leftovers()).toEqual([]);
});

it('removes what a killed build has left', async () => {
  expect((await site.hexo(['generate'])).code).toBe(0);
  site.write('.paperlog/.staged-build/0', 'half');
  expect((await site.hexo(['generate'])).code).toBe(0);
  expect(leftovers()).toEqual([]);
});
