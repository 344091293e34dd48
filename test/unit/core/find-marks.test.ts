import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markFinder } from '../../../scripts/core/find-marks.ts';

it('finds each occurrence of each mark, overlapping ones too, whatever the others are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '<'), maxLength: 60 });
  const marks = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '.', '<'), minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(text, marks, (where, sought) => {
      const expected = new Map(sought.map((mark) => [mark, placesOf(mark, where)]));
      for (const [mark, places] of expected) if (places.length === 0) expected.delete(mark);
      expect(new Map(markFinder(sought)(where))).toEqual(expected);
    }),
  );
});

function placesOf(mark: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) places.push(at);
  return places;
}

it('can be used again, and without marks', () => {
  const find = markFinder(['x']);
  expect([find('axx'), find('x')]).toEqual([new Map([['x', [1, 2]]]), new Map([['x', [0]]])]);
  expect(markFinder([])('text')).toEqual(new Map());
});
