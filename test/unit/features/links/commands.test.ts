// `hexo links` through the real Hexo, on one small blog.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, type CommandResult, type Site } from '../../../support/site.ts';

let site: Site;

beforeAll(() => {
  site = createSite({
    'source/_posts/a.md':
      '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n[R1](https://arxiv.org/pdf/2501.12948v1), [V3](https://arxiv.org/abs/2412.19437), [old](https://example.org/old)\n',
    'source/_drafts/b.md': '---\ntitle: B\npapers: [arxiv:2405.04434]\n---\n\nSoon.\n',
    'source/_data/links.json': `{
  "version": 1,
  "links": {
    "https://arxiv.org/abs/2501.12948": { "kind": "paper", "title": "DeepSeek-R1", "mine": 1 },
    "https://arxiv.org/abs/2405.04434": { "kind": "paper", "title": "DeepSeek-V2" },
    "https://arxiv.org/abs/2401.06066": { "kind": "paper", "title": "DeepSeekMoE" },
    "https://example.org/old": { "kind": "site", "title": "Old", "checked": { "on": "2026-01-01", "status": 404 } }
  }
}
`,
    'refs.bib': '@article{x, title={Janus}, eprint={2410.13848}, author={Wu, Chengyue}}\n@misc{y, title={No place}}\n',
  });
});
afterAll(() => site.dispose());

const links = (...args: string[]): Promise<CommandResult> => site.hexo(['links', ...args]);

/** Hexo's own first line stands before ours. */
function json(result: CommandResult): Record<string, unknown> {
  return JSON.parse(result.stdout.slice(result.stdout.indexOf('{'))) as Record<string, unknown>;
}

function records(): Record<string, unknown> {
  return (JSON.parse(site.read('source/_data/links.json')) as { links: Record<string, unknown> }).links;
}

describe('hexo links', () => {
  it('lists what is recorded, missing and dead', async () => {
    const result = await links('list', '--json');
    expect(result.code).toBe(0);
    const { links: listed, unused } = json(result) as { links: Record<string, unknown>[]; unused: string[] };
    expect(listed.map(({ url, state }) => [url, state])).toEqual([
      ['https://arxiv.org/abs/2412.19437', 'missing'],
      ['https://arxiv.org/abs/2501.12948', 'recorded'],
      ['https://example.org/old', 'dead'],
    ]);
    expect(listed[0]?.['posts']).toEqual([
      { file: 'source/_posts/a.md', line: 6, column: 48, href: 'https://arxiv.org/abs/2412.19437', text: 'V3' },
    ]);
    expect(unused).toEqual(['https://arxiv.org/abs/2401.06066', 'https://arxiv.org/abs/2405.04434']);
  });

  it('says what becomes of a missing one, and what fetches it', async () => {
    const { output } = await links('list');
    expect(output).toMatch(/^What is missing stays a plain link, .*: npx hexo links fetch$/m);
  });

  it('adds a record that claims nothing', async () => {
    const result = await links('add', '2412.19437');
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('Added https://arxiv.org/abs/2412.19437 (paper).');
    expect(records()['https://arxiv.org/abs/2412.19437']).toEqual({ kind: 'paper' });
    // What the schema doesn't know survives.
    expect(records()['https://arxiv.org/abs/2501.12948']).toEqual({ kind: 'paper', title: 'DeepSeek-R1', mine: 1 });
    expect(json(await links('add', 'arxiv:2501.12948', '--json'))).toMatchObject({ added: false });
  });

  it('imports a bibliography and tells what it left out', async () => {
    const result = await links('import', 'refs.bib');
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('refs.bib:2:1 warning "y" says nowhere where it can be found.');
    expect(result.stdout).toContain('1 entries: 1 records added, 0 completed.');
    expect(records()['https://arxiv.org/abs/2410.13848']).toEqual({
      kind: 'paper',
      title: 'Janus',
      authors: ['Chengyue Wu'],
      authorsComplete: true,
      source: 'bibtex',
    });
  });

  it('explains a link', async () => {
    const known = await links('why', 'https://www.alphaxiv.org/abs/2501.12948', '--json');
    expect(known.code).toBe(0);
    expect(json(known)).toMatchObject({
      url: 'https://arxiv.org/abs/2501.12948',
      provider: 'arxiv',
      id: 'arxiv:2501.12948',
      record: { title: 'DeepSeek-R1' },
      posts: [{ file: 'source/_posts/a.md', line: 6, column: 6 }],
    });
    const unknown = await links('why', 'https://example.com/');
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toContain('record   none');
  });

  it('prunes what no source mentions, drafts included, and only when told to', async () => {
    const shown = await links('prune', '--json');
    expect(json(shown)).toEqual({
      unused: ['https://arxiv.org/abs/2401.06066', 'https://arxiv.org/abs/2410.13848'],
      written: false,
    });
    expect(Object.keys(records())).toContain('https://arxiv.org/abs/2401.06066');
    expect((await links('prune', '--write')).code).toBe(0);
    expect(Object.keys(records())).toEqual([
      'https://arxiv.org/abs/2405.04434',
      'https://arxiv.org/abs/2412.19437',
      'https://arxiv.org/abs/2501.12948',
      'https://example.org/old',
    ]);
  });

  it('refuses what it does not know, with the nearest name', async () => {
    const before = site.read('source/_data/links.json');
    const cases: [string[], string][] = [
      [['lst'], 'has no subcommand "lst". Did you mean "hexo links list"?'],
      [[], 'needs to know what to do: list, fetch, verify, fix, add, import, why, prune'],
      [['add'], 'Write "hexo links add <url|id>": something is missing.'],
      [['add', 'not a link'], '"not a link" is neither an address'],
      [['list', '--write'], '"hexo links list" has no option "--write"; "hexo links fix" has.'],
      [['list', '--jsn'], 'Did you mean "--json"?'],
      [['import', 'none.bib'], 'There is no file "none.bib".'],
    ];
    for (const [args, message] of cases) {
      const result = await links(...args);
      expect([args, result.code]).toEqual([args, 2]);
      expect(result.output).toContain(message);
    }
    expect(site.read('source/_data/links.json')).toBe(before);
  });

  it('refuses a faulty lock file and keeps it', async () => {
    site.write('source/_data/links.json', '{ "version": 2, "links": {} }\n');
    const result = await links('add', 'arxiv:2501.12948');
    expect(result.code).toBe(2);
    expect(result.output).toContain('source/_data/links.json:1:3 The file has format 2');
    expect(site.read('source/_data/links.json')).toBe('{ "version": 2, "links": {} }\n');
  });
});
