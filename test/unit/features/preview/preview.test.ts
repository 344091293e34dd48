import { spawn } from 'node:child_process';
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

function status(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
