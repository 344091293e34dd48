import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { request } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { isIP } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../support/loopback-server.ts';
import { isAllowedHost } from '../../../../scripts/features/preview/allowed-host.ts';
import { createSite, type Site } from '../../../support/site.ts';

describe('the hosts a preview answers to', () => {
  it.each([
    ['localhost:4000', true],
    ['127.0.0.1:4000', true],
    ['[::1]:4000', true],
    ['192.168.1.7', true],
    ['evil.example', false],
    ['evil.example:4000', false],
    ['', false],
    ['Study.LAN:4000', true],
  ])('%s: %s', (header, allowed) => {
    expect(isAllowedHost(header, ['study.lan'], isIP)).toBe(allowed);
  });
});

describe('hexo server', () => {
  let site: Site;
  beforeAll(() => {
    site = createSite({ 'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n' });
  });
  afterAll(() => {
    site.dispose();
  });

  it('says in one sentence that its port is taken, and ends non-zero', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const { code, output } = await site.hexo(['server', '-p', String(port)]);
    await new Promise((resolve) => blocker.close(resolve));
    expect(output).toContain(`Port ${port} has been used`);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });

  it('listens on loopback and refuses a foreign Host header', async () => {
    const port = await freePort();
    const hexo = path.resolve('node_modules/hexo/bin/hexo');
    const child = spawn(process.execPath, [hexo, 'server', '-p', String(port)], { cwd: site.dir });
    try {
      const address = await new Promise<string>((resolve, reject) => {
        let output = '';
        const read = (chunk: Buffer): void => {
          output += chunk.toString();
          const found = /http:\/\/\S+/.exec(output);
          if (output.includes('Hexo is running') && found) resolve(found[0]);
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.on('exit', () => reject(new Error(output)));
      });
      expect(address).toContain(`http://127.0.0.1:${port}/`);
      expect(await status(port, `127.0.0.1:${port}`)).toBe(200);
      expect(await status(port, 'evil.example')).toBe(403);
    } finally {
      child.kill();
    }
  });

  it('does not answer with what an earlier build has left in public/, but with what others have put there', async () => {
    site.write('source/_posts/old.md', '---\ntitle: Old\ndate: 2024-05-02 10:00:00\n---\n\nText.\n');
    expect((await site.hexo(['generate'])).code).toBe(0);
    site.remove('source/_posts/old.md');
    site.write('public/by-hand.txt', 'mine');
    const port = await freePort();
    const hexo = path.resolve('node_modules/hexo/bin/hexo');
    const child = spawn(process.execPath, [hexo, 'server', '-p', String(port)], { cwd: site.dir });
    try {
      await isRunning(child);
      const statuses = await Promise.all(
        ['2024/05/01/a/', '2024/05/01/a', 'css/main.css', 'by-hand.txt', '2024/05/02/old/'].map(
          async (address) => [address, await status(port, `127.0.0.1:${port}`, `/${address}`)] as const,
        ),
      );
      expect(Object.fromEntries(statuses)).toEqual({
        '2024/05/01/a/': 200,
        '2024/05/01/a': 301,
        'css/main.css': 200,
        'by-hand.txt': 200,
        '2024/05/02/old/': 404,
      });
    } finally {
      child.kill();
      site.remove('public');
    }
  });

  it.skipIf(process.platform === 'win32')('ends with the shell that npm has started it in', async () => {
    const port = await freePort();
    const hexo = path.resolve('node_modules/hexo/bin/hexo');
    const shell = spawn('sh', ['-c', `true && "${process.execPath}" "${hexo}" server -p ${port}; true`], {
      cwd: site.dir,
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    await isRunning(shell);
    const ended = new Promise((resolve) => shell.stdout.on('close', resolve));
    shell.kill('SIGTERM');
    // Whoever writes there has ended when it is closed.
    await ended;
    await expect(status(port, `127.0.0.1:${port}`)).rejects.toThrow('ECONNREFUSED');
  });

  it('tells of a fault when it is saved, and when nothing is left to mend', async () => {
    const post = (text: string): string =>
      `---\ntitle: A\ndate: 2024-05-01 10:00:00\nupdated: 2024-05-01\n---\n\n${text}\n`;
    site.write('source/_posts/a.md', post('Text.'));
    const config = site.read('_config.yml');
    site.write('_config.yml', `${config}updated_option: date\n`);
    const hexo = path.resolve('node_modules/hexo/bin/hexo');
    const child = spawn(process.execPath, [hexo, 'server', '-p', String(await freePort())], { cwd: site.dir });
    try {
      await isRunning(child);
      const told = hasSaid(child, 'warning missing-image');
      site.write('source/_posts/a.md', post('![x](gone.png)'));
      await told;
      const mended = hasSaid(child, 'No findings any more.');
      site.write('source/_posts/a.md', post('Text again.'));
      await mended;
    } finally {
      child.kill();
      site.write('_config.yml', config);
    }
  });

  it.each(['_config.yml', '_config.fluid.yml'])('says that a change of %s needs a new start', async (file) => {
    const hexo = path.resolve('node_modules/hexo/bin/hexo');
    const child = spawn(process.execPath, [hexo, 'server', '-p', String(await freePort())], { cwd: site.dir });
    try {
      const told = await new Promise<string>((resolve, reject) => {
        let output = '';
        let isChanged = false;
        const read = (chunk: Buffer): void => {
          output += chunk.toString();
          if (!isChanged && output.includes('Hexo is running')) {
            isChanged = true;
            site.write(
              file,
              file === '_config.yml' ? `${site.read(file)}subtitle: new\n` : 'index:\n  date_format: YYYY\n',
            );
          }
          if (output.includes('has changed')) resolve(output);
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.on('exit', () => reject(new Error(output)));
      });
      expect(told).toContain(
        `${file} has changed. The preview shows it once it is stopped (Ctrl+C) and started again.`,
      );
    } finally {
      child.kill();
    }
  });
});

const isRunning = (child: ChildProcessWithoutNullStreams): Promise<void> => hasSaid(child, 'Hexo is running');

/** From now on. */
function hasSaid(child: ChildProcessWithoutNullStreams, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes(text)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(output)));
  });
}

function status(port: number, host: string, address = '/'): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: address, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
