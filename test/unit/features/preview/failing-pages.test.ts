// A page that fails answers with the reason, and the preview goes on.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { freePort } from '../../../support/loopback-server.ts';
import { createSite } from '../../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';

it('shows why a page has failed, and goes on', async () => {
  const site = createSite({
    'source/_posts/a.md': post,
    'source/_posts/faulty.md': post.replace('title: A', 'title: "A <b>'),
    'scripts/own.js': `
      hexo.extend.filter.register('after_render:html', (html, { path }) => {
        if (path.includes('/a/')) throw new Error('boom <b>');
      });
      hexo.extend.generator.register('own', () => [
        { path: 'cut.txt', data: () => require('stream').Readable.from((async function* () { yield 'begun'; throw new Error('cut'); })()) },
        { path: 'none.txt', data: () => require('fs').createReadStream('/nowhere/at/all') },
      ]);
    `,
  });
  const port = await freePort();
  const hexo = path.resolve('node_modules/hexo/bin/hexo');
  const child = spawn(process.execPath, [hexo, 'server', '-p', String(port)], {
    cwd: site.dir,
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  const read = (address: string) => fetch(`http://127.0.0.1:${port}/${address}`).then((answer) => answer.text());
  try {
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        output += chunk.toString();
        if (output.includes('Hexo is running')) resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('exit', () => reject(new Error(output)));
    });
    expect(await read('2024/05/01/a/')).toContain('boom &lt;b&gt;');
    expect(await read('cut.txt')).toBe('begun');
    expect(await read('none.txt')).toBe('');
    const none = await fetch(`http://127.0.0.1:${port}/2024/05/01/faulty/`, { headers: { accept: 'text/html' } });
    expect(none.status).toBe(404);
    expect(await none.text()).toMatch(
      /No page of the site has this address.*\n\nsource\/_posts\/faulty\.md:2:\d+ error /,
    );
    expect(await read('2024/05/01/none.png')).toContain('Cannot GET');
    expect(await read('')).toContain('</html>');
    expect(output).toMatch(/ERROR 2024\/05\/01\/a\/index\.html failed: boom <b> \(at .*own\.js:3/);
    expect(output).toMatch(/ERROR cut\.txt failed: cut/);
    expect(output).not.toMatch(/^\s+at /m);
  } finally {
    child.kill('SIGKILL');
    site.dispose();
  }
});
