// What can't be read is named, and no post goes missing over it.
import { execFileSync } from 'node:child_process';
import { renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
let site: Site;
beforeEach(() => {
  site = createSite({ 'source/_posts/a.md': post });
});
afterEach(() => {
  site.dispose();
});

it.skipIf(process.platform === 'win32')('names pipes, and names that are no UTF-8, instead of waiting', async () => {
  execFileSync('mkfifo', [path.join(site.dir, 'source/_posts/pipe.md'), path.join(site.dir, 'source/pipe.png')]);
  symlinkSync('pipe.png', path.join(site.dir, 'source/link.png'));
  const latin1 = Buffer.concat([Buffer.from(`${site.dir}/source/_posts/caf`), Buffer.from([0xe9]), Buffer.from('.md')]);
  writeFileSync(latin1, post);
  const { code, output } = await site.hexo(['generate']);
  for (const file of ['_posts/pipe.md', 'pipe.png', 'link.png'])
    expect(output).toContain(
      `source/${file}:1:1 error unreadable-file: The file can't be read: it is no file but a pipe`,
    );
  expect(output).toMatch(/source\/_posts\/caf\ufffd\.md:1:1 error unreadable-file: .* its name isn't UTF-8/);
  expect(output).not.toContain('Failed to stat');
  expect(output).toContain('4 errors');
  expect(code).toBe(1);
});

it('keeps the published posts when the folder of all posts leads nowhere', async () => {
  expect((await site.hexo(['generate'])).code).toBe(0);
  renameSync(path.join(site.dir, 'source/_posts'), path.join(site.dir, 'posts'));
  symlinkSync('../elsewhere', path.join(site.dir, 'source/_posts'));
  const { code, output } = await site.hexo(['generate']);
  expect(output).toContain('source/_posts:1:1 error unreadable-file');
  expect(code).toBe(1);
  expect(site.has('public/2024/05/01/a/index.html')).toBe(true);
});

it('is an error, without a stack, if a listener to the reading of a post fails', async () => {
  site.write('scripts/own.js', "hexo.source.on('processAfter', () => { throw new Error('boom'); });\n");
  const { code, output } = await site.hexo(['generate']);
  expect(output).toMatch(
    /source\/_posts\/a\.md:1:1 error source-failed: A listener .* boom \(at .*scripts\/own\.js:1:/,
  );
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});
