// db.json is read one document after the other; what comes out is what JSON.parse gives.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DatabaseReader, parseDatabase } from '../../../scripts/hexo/load-database.ts';
import { restoreDocument, shortenDocument } from '../../../scripts/hexo/save-database.ts';

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

it('any documents come out as they were stored', () => {
  const document = fc.dictionary(
    fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__'),
    fc.jsonValue(),
  );
  const models = fc.dictionary(fc.stringMatching(/^[A-Z]\w*$/), fc.array(document));
  fc.assert(
    fc.property(models, (stored) => {
      const database = { meta: { version: 1 }, models: stored };
      expect(parseDatabase(bytes(database))).toEqual(JSON.parse(JSON.stringify(database)));
    }),
  );
});

it('a text with brackets, quotes and backslashes is a text', () => {
  const database = {
    models: {
      Post: [
        { _id: 'a', content: '"}]{[\\"\\\\' },
        { _id: '值', raw: '\u2028\\' },
      ],
    },
  };
  expect(parseDatabase(bytes(database))).toEqual(database);
});

it('no place to cut it short leaves a database', () => {
  const whole = bytes({
    meta: { version: 1 },
    models: { Post: [{ _id: 'a', list: [{ b: '"' }] }, { _id: 'b' }], Tag: [] },
  });
  for (let end = 0; end < whole.length; end++) expect(parseDatabase(whole.subarray(0, end))).toBeUndefined();
  expect(parseDatabase(whole)).toBeDefined();
});

it.each(['null', '[]', '{}', '{"models":null}', '{"models":{"Post":"x"}}', '{"models":{"Post":[{"a":1}x]}}'])(
  '%s is none',
  (text) => {
    expect(parseDatabase(Buffer.from(text))).toBeUndefined();
  },
);

it('pieces of any length make one database', () => {
  const database = {
    meta: { version: 1 },
    models: {
      Post: [{ _id: '值', raw: '}]"\\\\{[', list: [{ b: [1] }] }, { _id: 'b' }],
      标签: [{ name: '😀' }],
      Tag: [],
    },
  };
  const whole = bytes(database);
  for (let length = 1; length <= whole.length; length++) {
    const reader = new DatabaseReader();
    const piece = Buffer.alloc(length);
    for (let at = 0; at < whole.length; at += length) {
      const end = whole.copy(piece, 0, at, at + length);
      reader.push(piece.subarray(0, end));
      piece.fill(0);
    }
    expect(reader.end()).toEqual(database);
  }
});

it('what stands in two fields of a post is stored once and is there again', () => {
  const text = fc.oneof(fc.string(), fc.constant(undefined));
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      text,
      text,
      fc.boolean(),
      fc.boolean(),
      (body, head, more, other, same, own) => {
        const post = {
          content: body,
          more: same ? body : more,
          raw: head + (other ?? ''),
          _content: own ? (other ?? '') : body,
          title: 'A',
        };
        const stored = JSON.parse(JSON.stringify(post)) as Record<string, unknown>;
        expect(restoreDocument(JSON.parse(JSON.stringify(shortenDocument(post))) as Record<string, unknown>)).toEqual(
          stored,
        );
      },
    ),
  );
  expect(shortenDocument({ content: 'a', more: 'a', raw: '---\nb', _content: 'b' })).toEqual({
    content: 'a',
    raw: '---\nb',
    paperlogMore: true,
    paperlogBody: 1,
  });
});
