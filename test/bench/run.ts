// `npm run bench`: generated blogs built by stock Hexo + Fluid and by ours, alternating, on the same machine.
//   --posts 200,1000   --runs 3   --mix mixed|maths|code|links   --out file.json
//   --rows clean,unchanged,edit,check,serve   (`check`: hexo check of ours against hexo generate of ours, both unchanged)

import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../support/loopback-server.ts';
import { generateBlog, type Mix } from './generate-blog.ts';
import { formatTable, summarize, type Row, type Sample, type Summary } from './statistics.ts';

const project = path.resolve(import.meta.dirname, '../..');
const hexo = path.join(project, 'node_modules/hexo/bin/hexo');
const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '200,1000' },
    runs: { type: 'string', default: '3' },
    mix: { type: 'string', default: 'mixed' },
    rows: { type: 'string', default: 'clean,unchanged,edit,check,serve' },
    out: { type: 'string' },
  },
});
const wanted = new Set(values.rows.split(','));

type Kind = 'stock' | 'ours';

function makeBlog(folder: string, kind: Kind, posts: number): void {
  generateBlog(folder, { posts, mix: values.mix as Mix });
  const manifest = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    hexo: object;
    dependencies: Record<string, string>;
  };
  const dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([name]) => kind === 'ours' || name !== 'hexo-paperlog'),
  );
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'bench', private: true, hexo: manifest.hexo, dependencies }),
  );
  symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
}

/** Peak memory of a process and its children so far, from Linux's /proc; 0 elsewhere. */
function memoryOf(pid: number): number {
  try {
    const own = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    );
    return own + children.reduce((sum, child) => sum + memoryOf(child), 0);
  } catch {
    return 0; // the process has just ended, or this is no Linux
  }
}

function start(folder: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [hexo, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
}

function build(folder: string, command = 'generate'): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    const child = start(folder, [command]);
    let output = '';
    let megabytes = 0;
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const sampling = setInterval(() => (megabytes = Math.max(megabytes, memoryOf(child.pid ?? 0))), 50);
    child.on('close', (code) => {
      clearInterval(sampling);
      if (code !== 0) reject(new Error(output));
      else resolve({ seconds: Number(process.hrtime.bigint() - begin) / 1e9, megabytes });
    });
  });
}

async function waitFor(condition: () => Promise<boolean>, limitMs = 120_000): Promise<number> {
  const begin = process.hrtime.bigint();
  for (;;) {
    if (await condition()) return Number(process.hrtime.bigint() - begin) / 1e9;
    if (Number(process.hrtime.bigint() - begin) / 1e6 > limitMs) throw new Error('It took too long.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** hexo-server looks whether its port is free by listening there for a moment, and answers nobody who comes then. */
const longestAnswerMs = 5_000;

async function served(url: string, text: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(longestAnswerMs) });
    return response.ok && (await response.text()).includes(text);
  } catch {
    return false; // not listening yet, or that moment
  }
}

async function serve(folder: string, mark: string): Promise<{ started: Sample; saved: Sample }> {
  const port = await freePort();
  const child = start(folder, ['server', '-i', '127.0.0.1', '-p', String(port)]);
  child.stdout?.resume();
  child.stderr?.resume();
  const pid = child.pid ?? 0;
  try {
    const seconds = await waitFor(() => served(`http://127.0.0.1:${port}/`, '</html>'));
    const started = { seconds, megabytes: memoryOf(pid) };
    const post = path.join(folder, 'source/_posts/post-0.md');
    const date = /^date: (\d{4})-(\d\d)-(\d\d)/m.exec(readFileSync(post, 'utf8')) ?? [];
    appendFileSync(post, `\n\n${mark}\n`);
    const url = `http://127.0.0.1:${port}/${date[1] ?? ''}/${date[2] ?? ''}/${date[3] ?? ''}/post-0/`;
    const saved = { seconds: await waitFor(() => served(url, mark)), megabytes: memoryOf(pid) };
    return { started, saved };
  } finally {
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));
  }
}

async function measure(posts: number): Promise<Summary[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'paperlog-bench-'));
  const rows = new Map<string, { stock: Sample[]; ours: Sample[] }>();
  const add = (row: string, kind: Kind, sample: Sample): void => {
    const name = `${posts} posts, ${row}`;
    const entry = rows.get(name) ?? { stock: [], ours: [] };
    entry[kind].push(sample);
    rows.set(name, entry);
  };
  try {
    for (const kind of ['stock', 'ours'] as const) {
      makeBlog(path.join(root, kind), kind, posts);
      await build(path.join(root, kind)); // warms the caches of file system and compiler for both
    }
    for (let run = 0; run < Number(values.runs); run++) {
      for (const kind of run % 2 === 0 ? (['stock', 'ours'] as const) : (['ours', 'stock'] as const)) {
        const folder = path.join(root, kind);
        if (wanted.has('clean')) {
          for (const name of ['public', 'db.json']) rmSync(path.join(folder, name), { recursive: true, force: true });
          add('clean', kind, await build(folder));
        }
        if (wanted.has('unchanged')) add('unchanged', kind, await build(folder));
        if (wanted.has('edit')) {
          appendFileSync(path.join(folder, 'source/_posts/post-1.md'), `\n\n又一段，第 ${run} 次。\n`);
          add('one edit', kind, await build(folder));
        }
        if (wanted.has('check') && kind === 'ours') {
          add('check', 'stock', await build(folder));
          add('check', 'ours', await build(folder, 'check'));
        }
        if (wanted.has('serve')) {
          const { started, saved } = await serve(folder, `MARK-${run}-${kind}`);
          add('server start', kind, started);
          add('save to served', kind, saved);
        }
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return [...rows].map(([name, samples]): Row => ({ name, ...samples })).map(summarize);
}

const summaries: Summary[] = [];
for (const posts of values.posts.split(',').map(Number)) summaries.push(...(await measure(posts)));
console.log(
  `${values.mix}, medians of ${values.runs}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`,
);
console.log(formatTable(summaries));
const file = values.out ?? path.join(project, 'test/bench/results', `${values.mix}.json`);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(
  file,
  `${JSON.stringify({ mix: values.mix, runs: Number(values.runs), node: process.version, summaries }, null, 2)}\n`,
);
