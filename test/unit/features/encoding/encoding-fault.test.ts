import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingFault } from '../../../../scripts/features/encoding/encoding-fault.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
/** 「论文」 and 「你好，世界」 in GBK. */
const gbk = [0xc2, 0xdb, 0xce, 0xc4, 0x0a, 0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0xca, 0xc0, 0xbd, 0xe7];
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a file that is UTF-8', () => {
  it.each([
    ['plain', '---\ntitle: a\n---\n'],
    ['Chinese', '论文 𠮷 😀\n'],
    ['with a byte order mark', '\uFEFF---\r\ntitle: 论文\r\n'],
    ['empty', ''],
  ])('has no fault: %s', (_, text) => {
    expect(encodingFault(bytes(text))).toBeUndefined();
  });
});

describe('a file that is not', () => {
  it('is named GBK, at the first byte that shows it', () => {
    const found = encodingFault(bytes('---\ntitle: ', gbk, '\n---\n'));
    expect(found?.message).toContain('GBK (GB18030)');
    expect(found?.remedy).toContain('iconv -f GB18030 -t UTF-8');
    expect(found?.at).toEqual({ line: 2, column: 8 });
  });

  it('is named Big5', () => {
    // 「這是我們的論文，說明大家的時間」
    const big5 = [0xb3, 0x6f, 0xac, 0x4f, 0xa7, 0xda, 0xad, 0xcc, 0xaa, 0xba, 0xbd, 0xd7, 0xa4, 0xe5, 0xa1, 0x41];
    const more = [0xbb, 0xa1, 0xa9, 0xfa, 0xa4, 0x6a, 0xae, 0x61, 0xaa, 0xba, 0xae, 0xc9, 0xb6, 0xa1];
    expect(encodingFault(bytes('---\n', big5, more))?.message).toContain('Big5');
  });

  it.each([
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('标题', 'utf16le')]), 'UTF-16'],
    ['UTF-16BE with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be('标题')]), 'UTF-16'],
    ['UTF-16LE', Buffer.from('---\ntitle: 标题\n---\n正文\n', 'utf16le'), 'UTF-16LE'],
    ['UTF-16BE', utf16be('---\ntitle: 标题\n---\n正文\n'), 'UTF-16BE'],
  ])('is named %s', (_, content, name) => {
    expect(encodingFault(content)?.message).toContain(`This file is ${name}, not UTF-8`);
  });

  it('has its NUL bytes pointed at', () => {
    const found = encodingFault(bytes('---\ntitle: A\n---\nab\0c\n'));
    expect(found?.message).toContain('NUL');
    expect(found?.at).toEqual({ line: 4, column: 3 });
  });

  it('is pointed at where a character is cut', () => {
    expect(encodingFault(bytes('a\n论', [0xe8, 0xae], 'x'))?.at).toEqual({ line: 2, column: 2 });
  });
});

it('finds a fault in any bytes that are no UTF-8 or have a NUL, and in no others', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (content) => {
      expect(encodingFault(content) === undefined).toBe(isUtf8(content) && !content.includes(0));
    }),
  );
});
