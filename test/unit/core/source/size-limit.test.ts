import { describe, expect, it } from 'vitest';
import { scanSource } from '../../../../scripts/core/source/scan.ts';
import { endOfReading } from '../../../../scripts/core/source/size-limit.ts';
import { tagStructure } from '../../../../scripts/core/source/tag-structure.ts';

const front = '---\ntitle: a\n---\n';

/** What is read of a text if no more than `most` marks of it are. */
function read(body: string, most: number): string {
  const segments = scanSource(front + body);
  const end = endOfReading(front + body, front.length, segments, tagStructure(segments), most);
  return (front + body).slice(front.length, end);
}

describe('how much of a post is read', () => {
  it('reads prose of any length', () => {
    const prose = '这是一段普通的文字。'.repeat(100);
    expect(read(prose, 10)).toBe(prose);
  });

  it('ends before the line with too many marks', () => {
    expect(read('*a*\n*b*\n*c*\n', 6)).toBe('*a*\n*b*\n');
    expect(read('*a*\n*b*\n*c*\n', 5)).toBe('*a*\n');
    expect(read('*a*'.repeat(9), 5)).toBe('');
  });

  it('counts each character of a formula', () => {
    expect(read('文\n$abcdefgh$\n*c*\n', 10)).toBe('文\n');
    expect(read('文\n$abcdefgh$\n*c*\n', 12)).toBe('文\n$abcdefgh$\n');
  });

  it('takes no part of a formula, a block of code or a tag with its body', () => {
    expect(read('a\n\n$$\na\n$$\n\n*b*\n', 5)).toBe('a\n\n');
    expect(read('a\n```\n*a*\n*b*\n```\n', 7)).toBe('a\n');
    expect(read('a\n\n{% note %}\n*a*\n\n*b*\n{% endnote %}\n', 12)).toBe('a\n\n');
  });
});
