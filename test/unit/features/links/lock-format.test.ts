import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatLockFile, parseLockFile } from '../../../../scripts/features/links/lock-format.ts';
import { completeRecord, mergeRecord } from '../../../../scripts/features/links/merge-record.ts';
import { createRecordStore } from '../../../../scripts/features/links/record-store.ts';
import { linkKinds, type LinkRecord } from '../../../../scripts/features/links/record.ts';
import { readJsonPlaces } from '../../../../scripts/core/json-text.ts';

const file = 'source/_data/links.json';
const good = formatLockFile(new Map([['https://example.org/', { kind: 'site', title: 'Example' } as LinkRecord]]));

function faults(text: string): string[] {
  return parseLockFile(text, file).diagnostics.map(
    ({ severity, line, column, message }) => `${severity} ${line}:${column} ${message}`,
  );
}

describe('the lock file', () => {
  it('has one layout: sorted, fields in order, a field a line', () => {
    const records = new Map<string, LinkRecord>([
      ['https://b.org/', { title: 'B', kind: 'site' }],
      ['https://a.org/', { authors: ['X', '李雷'], image: { height: 2, width: 1, file: 'a.png' }, kind: 'paper' }],
    ]);
    expect(formatLockFile(records)).toBe(`{
  "$schema": "../../node_modules/hexo-paperlog/features/links/links.schema.json",
  "version": 1,
  "links": {
    "https://a.org/": {
      "kind": "paper",
      "authors": ["X", "李雷"],
      "image": { "height": 2, "width": 1, "file": "a.png" }
    },
    "https://b.org/": {
      "kind": "site",
      "title": "B"
    }
  }
}
`);
  });

  it('is read as it was written, with fields that the schema does not know', () => {
    const record = fc.record(
      {
        kind: fc.constantFrom(...linkKinds),
        title: fc.string({ minLength: 1, unit: 'grapheme' }),
        authors: fc.array(fc.string()),
        pinned: fc.array(fc.constantFrom('title', 'venue')),
        somethingNew: fc.jsonValue(),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(fc.dictionary(fc.webUrl(), record, { noNullPrototype: true }), (links) => {
        const records = new Map(Object.entries(links)) as Map<string, LinkRecord>;
        const text = formatLockFile(records);
        const read = parseLockFile(text, file);
        expect(read.diagnostics).toEqual([]);
        expect(Object.fromEntries(read.records)).toEqual(JSON.parse(JSON.stringify(links)));
        expect(formatLockFile(read.records)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('names the place of a syntax fault', () => {
    expect(faults(good.replace('"version": 1,', '"version": 1'))).toEqual([
      'error 4:3 Expected "," or the closing bracket, found "\\"links\\": {".',
    ]);
    expect(faults(good.slice(0, -10))[0]).toMatch(/^error 8:3 The file ends where/);
    expect(faults(good.replace('  "links"', '<<<<<<< HEAD\n  "links"'))).toEqual([
      'error 4:1 A merge conflict is left in the file.',
    ]);
    expect(faults('')).toEqual(['error 1:1 The file ends where a value is expected.']);
  });

  it('names the place of a wrong value', () => {
    const [fault] = faults(good.replace('"site"', '"website"'));
    expect(fault).toMatch(/^error 6:7 https:\/\/example\.org\/, "kind": Invalid option/);
    expect(faults(good.replace('      "kind": "site",\n', ''))[0]).toMatch(/^error 5:5 https:\/\/example\.org\//);
  });

  it('refuses a newer format', () => {
    expect(faults(good.replace('"version": 1', '"version": 2'))).toEqual([
      'error 3:3 The file has format 2; this Paperlog knows formats up to 1.',
    ]);
  });

  it('names an address that stands twice', () => {
    const twice = good.replace(
      '  "links": {\n',
      '  "links": {\n    "https://example.org/": {\n      "kind": "code"\n    },\n',
    );
    expect(faults(twice)).toEqual(['error 8:5 https://example.org/ stands here a second time.']);
  });

  it('leaves a list of friends alone', () => {
    expect(faults('[{ "name": "A", "url": "https://a.org" }]')).toEqual([
      'warning 1:1 This is no lock file of link records; it was not read.',
    ]);
  });

  it('of the sample is in its layout and valid', () => {
    const text = readFileSync(file, 'utf8');
    const { records, diagnostics } = parseLockFile(text, file);
    expect(diagnostics).toEqual([]);
    expect(formatLockFile(records)).toBe(text);
    expect(records.size).toBe(17);
  });
});

describe('JSON with places', () => {
  it('finds a fault exactly where JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().map((value) => JSON.stringify(value, null, 1)),
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', ']', ':', '1', 'x', '\\', '\n', ' '),
        (text, at, piece) => {
          const broken = text.slice(0, at % (text.length + 1)) + piece + text.slice(at % (text.length + 1));
          let valid = true;
          try {
            JSON.parse(broken);
          } catch {
            valid = false;
          }
          expect(readJsonPlaces(broken).fault === undefined).toBe(valid);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('survives deep nesting', () => {
    expect(readJsonPlaces('['.repeat(20_000)).fault?.offset).toBe(20_000);
  });
});

describe('a fetched record', () => {
  const known: LinkRecord = { kind: 'paper', title: 'By hand', venue: 'ACL', pinned: ['title', 'abstract'] };

  it('leaves pinned fields as they are, absent ones too', () => {
    const merged = mergeRecord(known, {
      kind: 'paper',
      title: 'Fetched',
      abstract: 'x',
      venue: 'NAACL',
      fetched: '2026-01-01',
    });
    expect(merged).toEqual({
      kind: 'paper',
      title: 'By hand',
      venue: 'NAACL',
      fetched: '2026-01-01',
      pinned: ['title', 'abstract'],
    });
  });
});

describe('an imported record', () => {
  it('adds what is lacking and changes nothing', () => {
    const known: LinkRecord = {
      kind: 'paper',
      title: 'Known',
      authors: ['A'],
      authorsComplete: false,
      pinned: ['abstract'],
      source: 'arxiv',
    };
    const offered: LinkRecord = {
      kind: 'site',
      title: 'Offered',
      authors: ['A', 'B'],
      authorsComplete: true,
      abstract: 'x',
      venue: 'ACL',
      source: 'bibtex',
    };
    expect(completeRecord(known, offered)).toEqual({ ...known, venue: 'ACL', source: ['arxiv', 'bibtex'] });
    expect(completeRecord(known, { kind: 'paper', title: 'Other', source: 'bibtex' })).toBe(known);
  });
});

describe('records', () => {
  const store = createRecordStore(
    new Map<string, LinkRecord>([
      ['https://arxiv.org/abs/1810.04805', { kind: 'paper', aliases: ['https://aclanthology.org/N19-1423/'] }],
      ['https://example.org/', { kind: 'site', title: 'Example' }],
    ]),
  );

  it('are found by every address of a work and by its aliases', () => {
    expect(store.find('http://arxiv.org/pdf/1810.04805v2.pdf')?.url).toBe('https://arxiv.org/abs/1810.04805');
    expect(store.find('https://www.aclweb.org/anthology/N19-1423')?.url).toBe('https://arxiv.org/abs/1810.04805');
    expect(store.find('https://example.com/')).toBeUndefined();
    expect(store.find('/about/')).toBeUndefined();
  });

  it('are found by their keys in any form, the canonical one first', () => {
    const written = createRecordStore(
      new Map<string, LinkRecord>([
        ['https://arxiv.org/pdf/1810.04805', { kind: 'paper', title: 'BERT' }],
        ['https://arxiv.org/pdf/1706.03762', { kind: 'paper', title: 'An older record' }],
        ['https://arxiv.org/abs/1706.03762', { kind: 'paper', title: 'Attention Is All You Need' }],
      ]),
    );
    expect(written.find('https://arxiv.org/abs/1810.04805v2')).toEqual({
      url: 'https://arxiv.org/pdf/1810.04805',
      record: { kind: 'paper', title: 'BERT' },
    });
    expect(written.find('https://arxiv.org/pdf/1706.03762')?.record.title).toBe('Attention Is All You Need');
  });

  it('have a fingerprint that changes with what is known and with nothing else', () => {
    const changed = createRecordStore(
      new Map<string, LinkRecord>([
        ...store.records,
        ['https://example.org/', { kind: 'site', title: 'Another' } as LinkRecord],
      ]),
    );
    const links = ['https://example.org', 'https://unknown.org'];
    expect(store.fingerprint(links)).toBe(store.fingerprint([...links].reverse()));
    expect(changed.fingerprint(links)).not.toBe(store.fingerprint(links));
    expect(changed.fingerprint(['https://arxiv.org/abs/1810.04805'])).toBe(
      store.fingerprint(['https://arxiv.org/abs/1810.04805']),
    );
  });
});
