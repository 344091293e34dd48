// db.json is read one document after the other; what comes out is what JSON.parse gives.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDatabase } from '../../../scripts/hexo/load-database.ts';

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
