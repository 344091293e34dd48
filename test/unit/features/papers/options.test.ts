import { describe, expect, it } from 'vitest';
import { checkOptions, defaultOptions, parseOptions } from '../../../../scripts/features/papers/options.ts';

describe('options', () => {
  it('are read, with a default for each', () => {
    expect(parseOptions([])).toEqual({ options: defaultOptions, problems: [] });
    expect(parseOptions(['columns:2', 'sort:newest', 'view:cards'])).toEqual({
      options: { columns: 2, sort: 'newest', view: 'cards' },
      problems: [],
    });
  });

  it.each([
    ['colums:2', 'no option "colums:2"', 'Did you mean "columns:2"?'],
    ['foo', 'no option "foo"', '"columns:", "sort:", "view:"'],
    ['columns', 'no option with a value', 'Write "columns:1"'],
    ['columns=2', 'no option with a value', 'Write "columns:2"'],
    ['sort：newest', 'no option with a value', 'Write "sort:newest"'],
    ['columns:4', '"columns:" can\'t be "4"', '"columns:3"'],
    ['sort:neweset', 'can\'t be "neweset"', 'Did you mean "sort:newest"?'],
    ['columns:', 'can\'t be ""', '"columns:auto"'],
  ])('%s is told what is right', (argument, message, remedy) => {
    const { options, problems } = parseOptions([argument]);
    expect(options).toEqual(defaultOptions);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.remedy).toContain(remedy);
  });

  it('that stand twice are told, and the first counts', () => {
    const { options, problems } = parseOptions(['columns:2', 'columns:3']);
    expect(options.columns).toBe(2);
    expect(problems[0]?.message).toContain('twice');
  });

  it('of the helper are an object; what is wrong is thrown', () => {
    expect(checkOptions({ columns: 2, sort: 'title' })).toEqual({ columns: 2, sort: 'title', view: 'list' });
    expect(() => checkOptions({ column: 2 })).toThrow(/papers\(\):.*Did you mean "columns:2"/);
    expect(() => checkOptions({ columns: 7 })).toThrow(TypeError);
  });
});
