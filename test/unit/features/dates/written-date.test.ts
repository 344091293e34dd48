import { describe, expect, it } from 'vitest';
import { dateFault, impossible, losesOffset } from '../../../../scripts/features/dates/written-date.ts';

/** As YAML hands it over: a timestamp is a `Date`, everything else a string or number. */
const fault = (value: unknown, written?: string) =>
  dateFault('date', value, written ?? (typeof value === 'string' ? value : ''))?.message;

describe('a written date', () => {
  it.each([
    '2024-05-01 10:00',
    '2024-5-1',
    '2024/05/01 10:00:00',
    '2024-02-29',
    '2024-05-01T10:00:00+08:00',
    '2024-05-01T10:00:00.000Z',
    '2024-05-01 24:00',
    'May 1, 2024 10:00',
    '1 May 2024',
    'Wed, 01 May 2024 10:00:00 GMT',
    '5/1/2024',
    '5/1/2024, 4:27:06 PM',
    'May 1, 2024, 4:27 PM',
    '2024-05',
    '2024-05-01 10:00 AM',
    '2024-05-01 12:30 AM',
    '2024-05-01 10:00:00 PM',
    '2024-05-01 10:00:00 UTC',
    '2024-05-01 10:00:00 GMT+8',
    '2024-05-01, 10:00',
    '2024-05-01 10:00:',
    '2024/05/01 10:00:00 (first draft)',
  ])('%s is one', (text) => {
    expect(fault(text)).toBeUndefined();
  });

  it.each([
    ['yesterday', '"yesterday" is not a date.'],
    ['draft 5', '"draft 5" is not a date.'],
    ['2024年5月1日', '"2024年5月1日" is not a date.'],
    ['2024-05-01 10:00 tomorrow', '"2024-05-01 10:00 tomorrow" is not a date.'],
    ['2024-05-01 10', '"2024-05-01 10" is not a date.'],
    ['2024-02-30', '"2024-02-30" is not a date: 2024-02 has 29 days.'],
    ['2023/02/29', '"2023/02/29" is not a date: 2023-02 has 28 days.'],
    ['2024-13-01', '"2024-13-01" is not a date: there is no month 13.'],
    ['2024-01-01 25:00', '"2024-01-01 25:00" is not a date: there is no hour 25.'],
    ['2024-01-01 24:01', '"2024-01-01 24:01" is not a date: there is no hour 24.'],
    ['2024-01-01 10:61', '"2024-01-01 10:61" is not a date: there is no minute 61.'],
    ['2024-01-01 10:00:75', '"2024-01-01 10:00:75" is not a date: there is no second 75.'],
  ])('%s is none', (text, message) => {
    expect(fault(text)).toBe(message);
  });

  it.each([
    ['2024年5月1日', '2024-05-01'],
    ['2024年5月1日 上午9点5分', '2024-05-01 09:05:00'],
    ['2024年5月1日 下午3:05', '2024-05-01 15:05:00'],
    ['2024-05-01 10：00：30', '2024-05-01 10:00:30'],
    ['2024-05-01 10:00：:30', '2024-05-01 10:00:30'],
    ['２０２４－０５－０１', '2024-05-01'],
    ['2024-05-01-10-00-30', '2024-05-01 10:00:30'],
    ['20240501', '2024-05-01'],
    ['20241301', '2024-05-31 12:00:00'],
    ['yesterday', '2024-05-31 12:00:00'],
  ])('%s: the advice is to write %s', (text, date) => {
    expect(dateFault('date', text, text)?.remedy).toBe(`Write "date: ${date}".`);
  });

  it('is judged by what the author wrote, where YAML made a day of it that exists', () => {
    expect(fault(new Date('2024-03-01'), '2024-02-30')).toContain('2024-02 has 29 days');
    expect(fault(new Date('2024-02-29'), '2024-02-29')).toBeUndefined();
  });

  it('may be milliseconds, but no other number, list, mapping or switch', () => {
    expect(fault(1_714_557_600_000)).toBeUndefined();
    for (const value of [2024, 20240501, 1_714_557_600, true, [2024], { a: 1 }])
      expect(fault(value)).toContain('not a date');
  });

  it('may be missing', () => {
    for (const value of [undefined, null, '']) expect(fault(value)).toBeUndefined();
  });
});

it('knows leap years', () => {
  expect(impossible(2000, 2, 29)).toBeUndefined();
  expect(impossible(1900, 2, 29)).toBe('1900-02 has 28 days');
});

it('sees where Hexo drops an offset', () => {
  const date = new Date();
  expect(losesOffset(date, '2024-05-01T10:00:00+08:00')).toBe(true);
  expect(losesOffset(date, '2024-05-01T10:00:00Z')).toBe(true);
  expect(losesOffset(date, '2024-05-01')).toBe(false);
  expect(losesOffset('2024-05-01T10:00:00Z', '2024-05-01T10:00:00Z')).toBe(false);
});
