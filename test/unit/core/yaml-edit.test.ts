import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editYaml, readYaml, YamlFault } from '../../../scripts/core/yaml-edit.ts';

const sample = `# Site | 站点
title: Old  # what it is called
subtitle: ''


# zone
timezone:   # nothing yet
url:    "http://example.com"

deploy:
  type: ''
  # where to
  repo:
list:
- a
- b
text: |
  one
  two

# the end
`;

describe('editing YAML', () => {
  it('changes one value and leaves every other byte', () => {
    expect(editYaml(sample, [{ keys: ['title'], value: 'New: 新' }])).toBe(sample.replace('Old', '"New: 新"'));
    expect(editYaml(sample, [{ keys: ['url'], value: 'https://a.b' }])).toBe(
      sample.replace('"http://example.com"', 'https://a.b'),
    );
  });

  it('fills an empty value before its comment', () => {
    expect(editYaml(sample, [{ keys: ['timezone'], value: 'Asia/Shanghai', comment: 'this machine' }])).toBe(
      sample.replace('timezone:   # nothing yet', '# this machine\ntimezone: Asia/Shanghai # nothing yet'),
    );
    expect(editYaml('a:\nb: 1\n', [{ keys: ['a'], value: 2 }])).toBe('a: 2\nb: 1\n');
  });

  it('reaches into mappings and makes them', () => {
    const edited = editYaml(sample, [
      { keys: ['deploy', 'type'], value: 'git' },
      { keys: ['deploy', 'repo'], value: 'git@host:a/b.git' },
      { keys: ['deploy', 'branch'], value: 'gh-pages' },
      { keys: ['paperlog', 'covers', 'drawMissing'], value: true, comment: 'covers' },
    ]);
    expect(edited).toContain(
      'deploy:\n  type: git\n  # where to\n  repo: git@host:a/b.git\n  branch: gh-pages\nlist:\n- a\n',
    );
    expect(edited).toContain('  two\n');
    expect(edited).toContain('# covers\npaperlog:\n  covers:\n    drawMissing: true\n');
    expect(parse(edited)).toMatchObject({ text: 'one\ntwo\n', list: ['a', 'b'], title: 'Old' });
    expect(edited).toContain('# the end');
  });

  it.each([
    ['deploy: {}\n', { deploy: { repo: 'x' } }],
    ['deploy:\n', { deploy: { repo: 'x' } }],
    ["deploy: ''\nb: 1", { deploy: { repo: 'x' }, b: 1 }],
    ['deploy: { type: git } # c\n', { deploy: { type: 'git', repo: 'x' } }],
    ['{"title": "a"}', { title: 'a', deploy: { repo: 'x' } }],
    ['', { deploy: { repo: 'x' } }],
    ['# only a comment', { deploy: { repo: 'x' } }],
    ['---\na: 1\n...\n', { a: 1, deploy: { repo: 'x' } }],
    ['a:\n  - b\n  # c\n\n\n# d', { a: ['b'], deploy: { repo: 'x' } }],
    ['a: &x {t: 1}\ndeploy: *x\n', { a: { t: 1 }, deploy: { t: 1, repo: 'x' } }],
  ])('gives the right value in %j', (text, expected) => {
    const edited = editYaml(text, [{ keys: ['deploy', 'repo'], value: 'x' }]);
    expect(parse(edited)).toEqual(expected);
    for (const comment of text.match(/# \w+/g) ?? []) expect(edited).toContain(comment);
  });

  it('keeps CRLF, a byte order mark and the tabs that Hexo allows', () => {
    const edited = editYaml('\ufefftitle: a\r\ndeploy:\r\n  type: x\r\n', [
      { keys: ['deploy', 'repo'], value: 'y', comment: 'c' },
      { keys: ['zone'], value: 'z' },
      { keys: ['title'], value: 'b', comment: 't' },
    ]);
    expect(edited).toBe('\ufeff# t\r\ntitle: b\r\ndeploy:\r\n  type: x\r\n  # c\r\n  repo: y\r\nzone: z\r\n');
    expect(readYaml('a:\n\tb: 1\n')).toEqual({ a: { b: 1 } });
  });

  it('changes nothing the second time', () => {
    const changes = [
      { keys: ['timezone'], value: 'Asia/Shanghai', comment: 'this machine' },
      { keys: ['deploy', 'repo'], value: 'x' },
    ];
    const once = editYaml(sample, changes);
    expect(editYaml(once, changes)).toBe(once);
  });

  it('says where a file is no YAML', () => {
    expect(() => readYaml('a: 1\nb: [1\nc: 2\n')).toThrow(YamlFault);
    try {
      readYaml('a: 1\nb: "x\n');
    } catch (error) {
      expect((error as YamlFault).line).toBeGreaterThan(1);
    }
  });

  it('sets any text in any flat mapping without touching the others', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(key, value), { selector: ([name]) => name }),
        key,
        fc.string(),
        (pairs, name, text) => {
          const source = pairs.map(([k, v]) => `# about ${k}\n${k}: ${JSON.stringify(v)} # after ${k}\n`).join('');
          const edited = editYaml(source, [{ keys: [name], value: text }]);
          expect(parse(edited)).toEqual({ ...Object.fromEntries(pairs), [name]: text });
          for (const [k] of pairs) expect(edited).toContain(`# about ${k}\n`);
        },
      ),
    );
  });
});
