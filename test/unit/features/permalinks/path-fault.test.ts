import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathFault } from '../../../../scripts/features/permalinks/path-fault.ts';

describe('an address', () => {
  it.each([
    '2024/05/01/a/',
    '/about/',
    'a..b/..c/',
    '论文/😀.html',
    'a b/c%20d',
    '100%',
    're:x/z',
    './a/',
    '.a/',
    'a./',
    '',
  ])('%j is fine', (address) => {
    expect(pathFault(address)).toBeUndefined();
  });

  it.each([
    '../x',
    'a/../../x',
    '..',
    '.. /x',
    '..\\x',
    '/../x',
    '%2e%2e/x',
    '%2E./x',
    '..%2fx',
    '..%5cx',
    '%2e%2e/%',
    'C:/x',
    '/c:\\x',
    'file:///x',
    '//host/x',
    'a\0b',
    'a%00b',
    'a\\b',
    'a\nb',
    'a\ud800b',
    '.',
    'a/.',
    './',
    '长'.repeat(90),
  ])('%j is refused', (address) => {
    expect(pathFault(address)).toBeDefined();
  });

  it('that passes never leaves the folder it is joined to, on any system, as written or decoded', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%', 'a', 'C:', '\0', ' ', '2');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
        (address) => {
          fc.pre(pathFault(address) === undefined);
          const names = [address];
          try {
            names.push(decodeURIComponent(address));
          } catch {
            // no second reading
          }
          for (const name of names) {
            for (const [system, root] of [
              [path.posix, '/blog/public'],
              [path.win32, 'D:\\blog\\public'],
            ] as const) {
              expect(system.join(root, name).startsWith(root)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});
