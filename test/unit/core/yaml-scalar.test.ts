import { describe, expect, it } from 'vitest';
import { topLevelScalar } from '../../../scripts/core/yaml-scalar.ts';

describe('the text of a key', () => {
  it.each<[string, string, string | undefined]>([
    ['date: 2024-02-30 # no such day', 'date', '2024-02-30'],
    ['title: "A # B" # c', 'title', 'A # B'],
    ["title: 'it''s'", 'title', "it''s"],
    ['"date": "2024-01-01",', 'date', '2024-01-01'],
    ['a: 1\ntags:\n  - x', 'tags', ''],
    ['extra:\n  date: 2024-01-01', 'date', undefined],
    ['update: 1', 'date', undefined],
    ['date:2024', 'date', undefined],
    ['  date: 2024-01-01\n  title: x', 'date', '2024-01-01'],
    ['date: # only a comment', 'date', ''],
  ])('%j, %s: %j', (yaml, key, text) => {
    expect(topLevelScalar(yaml, key)?.text).toBe(text);
  });

  it('has the places of key and value', () => {
    expect(topLevelScalar('a: 1\ndate:  x', 'date')).toMatchObject({ keyOffset: 5, valueOffset: 12 });
  });
});
