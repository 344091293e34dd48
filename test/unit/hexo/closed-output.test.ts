// Whoever reads a command's output may stop before its end, as `| head` does: the command does its work nevertheless.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createSite, sampleFiles, type Site } from '../../support/site.ts';

let site: Site;
afterEach(() => {
  site.dispose();
});

/** Runs Hexo with a standard output that nobody reads. */
function runUnread(args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.resolve('node_modules/hexo/bin/hexo'), ...args], {
      cwd: site.dir,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stderr });
    });
  });
}

it('a command that only prints ends without a complaint', async () => {
  site = createSite(sampleFiles());
  expect(await runUnread(['links', 'list', '--json'])).toEqual({ code: 0, stderr: '' });
});

it('a command that writes files writes all of them', async () => {
  site = createSite(sampleFiles(), { kind: 'project' });
  expect(await runUnread(['own-blog', '--title', 'Mine', '--yes'])).toEqual({ code: 0, stderr: '' });
  expect(site.read('_config.yml')).toContain('title: Mine');
  expect(site.files('source/_posts')).toEqual([]);
});
