// `hexo links fetch`, `verify` and `import` by the real command, against services on loopback.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { LinkRecord } from '../../../../scripts/features/links/record.ts';
import { serve, type Answer, type LoopbackServer } from '../../../support/loopback-server.ts';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const project = path.resolve(import.meta.dirname, '../../../..');
const fixture = (name: string): string => readFileSync(path.join(project, 'test/fixtures/link-services', name), 'utf8');

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function server(answer: Answer): Promise<LoopbackServer> {
  const started = await serve(answer);
  closers.push(started.close);
  return started;
}

function config(servers: readonly { host: string }[], services: Record<string, string>, more = ''): string {
  const bases = Object.entries(services).map(([name, base]) => `        ${name}: { base: '${base}', paceMs: 0 }\n`);
  return `${defaultConfig}paperlog:
  links:
    fetch:
      contact: me@blog.test
      retryMs: 1
      firstByteMs: 20000
      allowHosts: [${servers.map(({ host }) => `'${host}'`).join(', ')}]
${more}      services:
        web: { paceMs: 0 }
${bases.join('')}`;
}

const post = (...lines: readonly string[]): string =>
  `---\ntitle: P\ndate: 2024-05-01 10:00:00\n---\n\n${lines.join('\n\n')}\n`;

function blog(files: Record<string, string>): Site {
  const site = createSite(files);
  closers.push(() => site.dispose());
  return site;
}

function records(site: Site): Record<string, LinkRecord | undefined> {
  return (JSON.parse(site.read('source/_data/links.json')) as { links: Record<string, LinkRecord> }).links;
}

const page = (title: string): string => `<!doctype html><title>${title}</title>`;

describe('hexo links fetch', () => {
  it('writes what services and pages tell, keeps what was edited, and asks nothing twice', async () => {
    const picture = await sharp({ create: { width: 900, height: 450, channels: 3, background: '#369' } })
      .png()
      .toBuffer();
    const host = await server((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://x');
      if (pathname === '/arxiv/api/query') {
        response.writeHead(200, { 'content-type': 'application/atom+xml', 'content-encoding': 'gzip' });
        response.end(gzipSync(fixture('arxiv-typical-response/answer.xml')));
      } else if (pathname === '/page') {
        response.writeHead(200, { 'content-type': 'text/html', etag: '"v1"' });
        const html = '<meta property="og:title" content="深度学习笔记"><meta property="og:image" content="/p.png">';
        response.end(iconv.encode(`${html}<title>深度学习笔记：注意力机制与大规模语言模型</title>`, 'gb18030'));
      } else if (pathname === '/p.png') response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
      else response.writeHead(404).end();
    });
    const site = blog({
      '_config.yml': config([host], { arxiv: `${host.url}/arxiv/` }),
      'source/_posts/a.md': post(
        '[paper](https://arxiv.org/abs/hep-ex/0307015)',
        `[page](${host.url}/page)`,
        '[self](https://blog.test/x)',
      ),
      'source/_data/links.json': JSON.stringify({
        version: 1,
        links: { 'https://arxiv.org/abs/hep-ex/0307015': { kind: 'paper', venue: 'By hand', pinned: ['venue'] } },
      }),
    });
    const result = await site.hexo(['links', 'fetch']);
    expect(result.output).toContain('2 links: 2 fetched');
    expect(result.code).toBe(0);
    const found = records(site);
    expect(found['https://arxiv.org/abs/hep-ex/0307015']).toMatchObject({
      title: 'Multi-Electron Production at High Transverse Momenta in ep Collisions at HERA',
      venue: 'By hand',
      pinned: ['venue'],
      source: 'arxiv',
    });
    const pageRecord = found[`${host.url}/page`];
    expect(pageRecord).toMatchObject({ title: '深度学习笔记', etag: '"v1"', image: { width: 640, height: 320 } });
    const kept = path.join(site.dir, 'source', pageRecord!.image!.file);
    expect((await sharp(kept).metadata()).format).toBe('webp');
    expect(host.requests[0]?.headers['user-agent']).toMatch(
      /^hexo-paperlog\/\d.*https:\/\/blog\.test.*mailto:me@blog\.test/,
    );

    const asked = host.requests.length;
    const again = await site.hexo(['links', 'fetch']);
    expect(again.output).toContain('0 links');
    expect(again.code).toBe(0);
    expect(host.requests).toHaveLength(asked);
  });

  it('asks again only whether something changed', async () => {
    const host = await server((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(500).end();
    });
    const url = `${host.url}/page`;
    const old = { kind: 'site', title: 'Old', source: 'web', fetched: '2024-01-01', etag: '"v1"' };
    const site = blog({
      '_config.yml': config([host], {}),
      'source/_posts/a.md': post(`[page](${url})`),
      'source/_data/links.json': JSON.stringify({ version: 1, links: { [url]: old } }),
    });
    const result = await site.hexo(['links', 'fetch', '--stale', '30', '--json']);
    expect(JSON.parse(result.stdout.slice(result.stdout.indexOf('{')))).toMatchObject({
      links: [{ url, state: 'unchanged', places: ['source/_posts/a.md:6:8'] }],
      requests: 1,
    });
    expect(records(site)[url]).toMatchObject({ title: 'Old', etag: '"v1"' });
    expect(records(site)[url]?.fetched).not.toBe('2024-01-01');
  });

  it('tells what nobody knows and what failed, with the places, and exits 1', async () => {
    const host = await server((request, response) => {
      if (request.url === '/gone') response.writeHead(404).end();
      else if (request.url === '/broken') response.writeHead(500).end();
      else response.setHeader('content-type', 'text/html').end(page('Good'));
    });
    const site = blog({
      '_config.yml': config([host], {}),
      'source/_posts/a.md': post(
        `[a](${host.url}/gone)`,
        `[b](${host.url}/broken)`,
        `[c](${host.url}/good)`,
        '[d](http://10.0.0.1/inside)',
      ),
    });
    const { code, output } = await site.hexo(['links', 'fetch']);
    expect(code).toBe(1);
    expect(output).toMatch(/unknown \(1\)\n {2}\S+\/gone .* answers 404\n {4}source\/_posts\/a\.md:6:5/);
    expect(output).toMatch(/\/broken .* answers 500/);
    expect(output).toMatch(
      /10\.0\.0\.1\/inside .*private network.*"10\.0\.0\.1:80" to paperlog\.links\.fetch\.allowHosts/,
    );
    expect(Object.keys(records(site))).toEqual([`${host.url}/good`]);
  });

  it('changes nothing without a network, and says so once', async () => {
    const gone = await serve(() => undefined);
    await gone.close();
    const site = blog({
      '_config.yml': config([gone], { arxiv: `${gone.url}/`, 'semantic-scholar': `${gone.url}/` }),
      'source/_posts/a.md': post('[paper](https://arxiv.org/abs/2501.12948)', `[page](${gone.url}/x)`),
    });
    const { code, output } = await site.hexo(['links', 'fetch']);
    expect(code).toBe(2);
    expect(output.match(/No host could be reached/g)).toHaveLength(1);
    expect(output).toMatch(/ECONNREFUSED.*HTTPS_PROXY.*Nothing was changed/);
    expect(site.has('source/_data/links.json')).toBe(false);
  });

  it('sends a key to its own service only, and writes it nowhere', async () => {
    const service = await server((_request, response) => void response.writeHead(401).end('bad credentials'));
    const host = await server(
      (_request, response) => void response.setHeader('content-type', 'text/html').end(page('Page')),
    );
    const key = `test${'key'.repeat(6)}`;
    const site = blog({
      '_config.yml': config([service, host], { github: `${service.url}/` }),
      'source/_posts/a.md': post('[code](https://github.com/octocat/Hello-World)', `[page](${host.url}/)`),
    });
    // The page of the repository itself is in the public network: the fallback is refused here by an unusable proxy.
    const env = { GITHUB_TOKEN: key, HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' };
    const { code, output } = await site.hexo(['links', 'fetch'], env);
    expect(service.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(host.requests[0]?.headers.authorization).toBeUndefined();
    expect(output).toContain('GITHUB_TOKEN');
    expect(output + site.read('source/_data/links.json')).not.toContain(key);
    expect(code).toBe(1);
  });

  it('only shows what it would ask with --dry-run, and of one post with --post', async () => {
    const host = await server((_request, response) => void response.end());
    const site = blog({
      '_config.yml': config([host], {}),
      'source/_posts/a.md': post(`[a](${host.url}/a)`),
      'source/_posts/b.md': post(`[b](${host.url}/b)`),
    });
    const { code, output } = await site.hexo(['links', 'fetch', '--post', 'a.md', '--dry-run']);
    expect(code).toBe(0);
    expect(output).toContain('1 links would be asked about');
    expect(host.requests).toHaveLength(0);
    expect(site.has('source/_data/links.json')).toBe(false);
    expect((await site.hexo(['links', 'fetch', '--post', 'nosuch'])).code).toBe(2);
  });

  it('loses nothing when two run at once', async () => {
    const host = await server((request, response) => {
      setTimeout(() => response.setHeader('content-type', 'text/html').end(page(`Page ${request.url ?? ''}`)), 20);
    });
    const links = (name: string): string[] => Array.from({ length: 12 }, (_, n) => `[x](${host.url}/${name}${n})`);
    const site = blog({
      '_config.yml': config([host], {}),
      'source/_posts/a.md': post(...links('a')),
      'source/_posts/b.md': post(...links('b')),
    });
    const runs = await Promise.all(['a', 'b'].map((name) => site.hexo(['links', 'fetch', '--post', name])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(Object.keys(records(site))).toHaveLength(24);
  });

  it('keeps at Ctrl-C what is done, and goes on at the next run', async () => {
    let isHanging = true;
    let tellHung = (): void => undefined;
    const hung = new Promise<void>((resolve) => (tellHung = resolve));
    const host = await server((request, response) => {
      if (request.url === '/slow' && isHanging) tellHung();
      else response.setHeader('content-type', 'text/html').end(page(`Page ${request.url ?? ''}`));
    });
    const site = blog({
      '_config.yml': config([host], {}),
      'source/_posts/a.md': post(`[a](${host.url}/a)`, `[s](${host.url}/slow)`, `[z](${host.url}/z)`),
    });
    const child = spawn(process.execPath, [path.join(project, 'node_modules/hexo/bin/hexo'), 'links', 'fetch'], {
      cwd: site.dir,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await hung;
    child.kill('SIGINT');
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(output).toContain('2 left');
    expect(Object.keys(records(site))).toEqual([`${host.url}/a`]);
    isHanging = false;
    const asked = host.requests.length;
    expect((await site.hexo(['links', 'fetch'])).code).toBe(0);
    expect(Object.keys(records(site))).toHaveLength(3);
    expect(host.requests.slice(asked).map(({ url }) => url)).toEqual(['/slow', '/z']);
  });
});

describe('a link that leads elsewhere', () => {
  it('has the work searched for that it names, so that the check can name it', async () => {
    const feed = fixture('arxiv-typical-response/answer.xml');
    const host = await server((request, response) => {
      response.end((request.url ?? '').includes('search_query=ti') ? feed : '<feed></feed>');
    });
    const wrong = {
      kind: 'paper',
      title: 'LARP: Language Audio Relational Pre-training for Cold-Start Playlist Continuation',
    };
    const name = 'Multi-Electron Production at High Transverse Momenta in ep Collisions at HERA';
    const site = blog({
      '_config.yml': config([host], { arxiv: `${host.url}/`, 'semantic-scholar': `${host.url}/` }),
      'source/_posts/a.md': post(`- [${name}](https://arxiv.org/abs/2406.14333)`),
      'source/_data/links.json': JSON.stringify({ version: 1, links: { 'https://arxiv.org/abs/2406.14333': wrong } }),
    });
    const before = await site.hexo(['check']);
    expect(before.output).toContain('link-mismatch');
    expect(before.output).not.toContain('hep-ex/0307015');
    const { code, output } = await site.hexo(['links', 'fetch']);
    expect(output).toContain(`Perhaps meant by "${name}": https://arxiv.org/abs/hep-ex/0307015`);
    expect(code).toBe(0);
    expect((await site.hexo(['check'])).output).toMatch(/Likely meant: .*hep-ex\/0307015/);
  });
});

describe('hexo links verify', () => {
  it('asks targets, anchors included, and notes what it saw', async () => {
    const html = (response: Parameters<Answer>[1], body: string) =>
      response.setHeader('content-type', 'text/html').end(body);
    const host = await server((request, response) => {
      switch (`${request.method ?? ''} ${request.url ?? ''}`) {
        case 'HEAD /fine.pdf':
          return void response.setHeader('content-type', 'application/pdf').end();
        case 'HEAD /no-head.pdf':
          return void response.writeHead(405).end();
        case 'GET /no-head.pdf':
          return void response.setHeader('content-type', 'application/pdf').end('%PDF');
        case 'HEAD /page':
        case 'GET /page':
          return void html(response, `${page('Page')}<h2 id="there">x</h2>`);
        case 'HEAD /soft':
        case 'GET /soft':
          return void html(response, page('404 Not Found - Example'));
        case 'HEAD /moved':
          return void response.writeHead(301, { location: '/fine.pdf' }).end();
        case 'HEAD /private':
        case 'GET /private':
          return void response.writeHead(403).end();
        default:
          return void response.writeHead(404).end();
      }
    });
    const paths = ['fine.pdf', 'no-head.pdf', 'page#there', 'page#gone', 'soft', 'moved', 'private', 'dead'];
    const site = blog({
      '_config.yml': config([host], {}),
      'source/_posts/a.md': post(...paths.map((name) => `[x](${host.url}/${name})`)),
    });
    const { code, output } = await site.hexo(['links', 'verify']);
    expect(code).toBe(1);
    expect(output).toContain('8 links: 3 with a problem');
    const checked = Object.fromEntries(
      Object.entries(records(site)).map(([url, record]) => [
        url.slice(host.url.length + 1),
        { ...record?.checked, on: '' },
      ]),
    );
    expect(checked).toEqual({
      'fine.pdf': { on: '', status: 200 },
      'no-head.pdf': { on: '', status: 200 },
      'page#there': { on: '', status: 200 },
      'page#gone': { on: '', status: 200, problem: 'the page has no place #gone' },
      soft: { on: '', status: 200, problem: 'says that there is no such page, though with status 200' },
      moved: { on: '', status: 200, movedTo: `${host.url}/fine.pdf` },
      private: { on: '', status: 403 },
      dead: { on: '', status: 404, problem: 'answers 404' },
    });
    // What was well today isn't asked again, what wasn't is.
    const asked = host.requests.length;
    await site.hexo(['links', 'verify']);
    expect(new Set(host.requests.slice(asked).map(({ url }) => url))).toEqual(new Set(['/page', '/soft', '/dead']));
  });

  it('finishes pages one by one, so that a run cut short has done something', async () => {
    const host = await server((_request, response) => {
      response.setHeader('content-type', 'text/html').end(page('A page'));
    });
    const names = Array.from({ length: 10 }, (_, index) => `p${index}`);
    const site = blog({
      // HEAD, GET and the question for https: three a page.
      '_config.yml': config([host], {}, '      maxRequests: 12\n'),
      'source/_posts/a.md': post(...names.map((name) => `[x](${host.url}/${name})`)),
    });
    const done = (): number => Object.values(records(site)).filter((record) => record?.checked).length;
    expect((await site.hexo(['links', 'verify'])).code).toBe(1);
    expect(done()).toBeGreaterThanOrEqual(2);
    for (let run = 0; run < 5 && done() < names.length; run++) await site.hexo(['links', 'verify']);
    expect(done()).toBe(names.length);
  });

  it('calls nothing dead when nobody answers', async () => {
    const gone = await serve(() => undefined);
    await gone.close();
    const site = blog({
      '_config.yml': config([gone], {}),
      'source/_posts/a.md': post(`[a](${gone.url}/a)`, `[b](${gone.url}/b)`),
    });
    const { code, output } = await site.hexo(['links', 'verify']);
    expect(code).toBe(2);
    expect(output).toContain('No host could be reached');
    expect(site.has('source/_data/links.json')).toBe(false);
  });
});

describe('hexo links import', () => {
  it('makes records of what a collection holds, and prints it as a list', async () => {
    const collection = JSON.parse(fixture('huggingface-collection/answer.json')) as { items: unknown[] };
    collection.items = [{ _id: '1', type: 'paper', id: 'hep-ex/0307015' }];
    const host = await server((request, response) => {
      const url = request.url ?? '';
      if (url.endsWith('64f9a55bb3115b4f513ec026')) response.end(JSON.stringify(collection));
      else if (url.startsWith('/arxiv/')) response.end(fixture('arxiv-typical-response/answer.xml'));
      else response.writeHead(404).end();
    });
    const site = blog({
      '_config.yml': config([host], { huggingface: `${host.url}/hf/`, arxiv: `${host.url}/arxiv/` }),
      'source/_posts/a.md': post('nothing'),
    });
    const address = 'https://huggingface.co/collections/TheBloke/recent-models-64f9a55bb3115b4f513ec026';
    const { code, output } = await site.hexo(['links', 'import', address]);
    expect(output).toContain(
      '- [Multi-Electron Production at High Transverse Momenta in ep Collisions at HERA](https://arxiv.org/abs/hep-ex/0307015)',
    );
    expect(code).toBe(0);
    expect(Object.keys(records(site))).toEqual(['https://arxiv.org/abs/hep-ex/0307015', address]);
    expect((await site.hexo(['links', 'import', `${address}x`])).code).not.toBe(0);
    // Nothing is left to be asked: that is an answer as well.
    const again = await site.hexo(['links', 'import', address, '--json']);
    expect(JSON.parse(again.output.slice(again.output.indexOf('{')))).toMatchObject({ links: [], requests: 0 });
    expect(again.code).toBe(0);
  });
});
