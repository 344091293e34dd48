import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../scripts/core/charset.ts';
import { plainLine } from '../../../scripts/core/plain-line.ts';

const iconv = (await import('iconv-lite')).default;

const simplified = '<title>深度学习论文笔记：注意力机制与大规模语言模型的研究进展</title><p>我们提出了一种新的方法。';
const traditional =
  '<title>深度學習論文筆記：這個方法為什麼會這樣</title><p>我們提出了一種新的方法，請參考網路上的資料。';
const japanese = '<title>深層学習の論文ノート：これはテストです</title><p>モデルについての説明をここに書きます。';
const korean = '<title>딥러닝 논문 노트</title><p>이 논문은 새로운 방법을 제안하고 있습니다.';

const samples = [
  ['gb18030', simplified],
  ['big5', traditional],
  ['shift_jis', japanese],
  ['euc-jp', japanese],
  ['euc-kr', korean],
] as const;

describe('the text of a page', () => {
  it.each(samples)('is read as %s, as the header says', (encoding, text) => {
    const bytes = iconv.encode(text, encoding);
    expect(decodeText(bytes, `text/html; charset="${encoding.toUpperCase()}"`)).toEqual({ text, encoding });
  });

  it.each(samples)('is read as %s, as the page says itself', (encoding, text) => {
    for (const meta of [
      `<meta charset=${encoding}>`,
      `<META http-equiv="Content-Type" content="text/html; charset=${encoding}" />`,
      `<?xml version="1.0" encoding="${encoding}"?>`,
    ]) {
      expect(decodeText(iconv.encode(meta + text, encoding), 'text/html')).toEqual({ text: meta + text, encoding });
    }
  });

  it.each(samples)('is recognised as %s where nobody says', (encoding, text) => {
    expect(decodeText(iconv.encode(text, encoding), 'text/html')).toEqual({ text, encoding });
  });

  it.each(samples)('is recognised as %s where header or page lie', (encoding, text) => {
    const bytes = iconv.encode(`<meta charset="utf-8">${text}`, encoding);
    expect(decodeText(bytes, 'text/html; charset=utf-8').text).toContain(text);
  });

  it('is UTF-8 though the page says otherwise', () => {
    const text = `<meta charset="iso-8859-1">${simplified}`;
    expect(decodeText(Buffer.from(`\uFEFF${text}`), 'text/html; charset=gbk').text).toBe(text);
    expect(decodeText(Buffer.from(text.replace('iso-8859-1', 'utf-16')), '').encoding).toBe('utf-8');
  });

  it('prefers the header, as the standard does', () => {
    const bytes = iconv.encode(`<meta charset="utf-8">${simplified}`, 'gbk');
    expect(decodeText(bytes, 'text/html; charset=gb2312').encoding).toBe('gb18030');
  });

  it('is read though an unknown encoding is named', () => {
    expect(decodeText(Buffer.from(simplified), 'text/html; charset=klingon').text).toBe(simplified);
  });

  it('is not changed by one bad byte', () => {
    const bytes = Buffer.concat([Buffer.from(simplified.repeat(60)), Buffer.from([0xff])]);
    expect(decodeText(bytes, 'text/html; charset=utf-8').encoding).toBe('utf-8');
  });

  it('is some text, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, type) => {
        expect(typeof decodeText(bytes, type).text).toBe('string');
      }),
    );
  });
});

describe('a foreign line', () => {
  it('has nothing in it that is seen by nobody', () => {
    expect(plainLine('a\u202Eb\u2066c\u2069\u200B\uFEFF\0\x1b[31m\u{E0041}\uD800z\u2028\n\t 论文', 100)).toBe(
      'abc[31mz 论文',
    );
  });

  it('keeps joiners that letters and emoji need', () => {
    expect(plainLine('می‌خواهم 👩‍👩‍👧', 100)).toBe('می‌خواهم 👩‍👩‍👧');
  });

  it('is cut between characters', () => {
    expect(plainLine('👩‍👩‍👧'.repeat(5), 3)).toBe('👩‍👩‍👧👩‍👩‍👧…');
    expect(plainLine('论文', 2)).toBe('论文');
    expect(plainLine('x'.repeat(1_000_000), 300)).toBe(`${'x'.repeat(299)}…`);
  });

  it('never is longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const line = plainLine(text, max);
        expect([...new Intl.Segmenter('und').segment(line)].length).toBeLessThanOrEqual(max);
        expect(Buffer.from(line).toString()).toBe(line);
        expect(plainLine(line, max)).toBe(line);
      }),
    );
  });
});
