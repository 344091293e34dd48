// Whether what an author wrote for a date names a moment. JavaScript and YAML accept too much: 30 February becomes
// 1 March, 2024 a moment of 1970, "draft 5" a day in May 2001; Hexo takes what they don't accept for no date at all.

export interface DateFault {
  readonly message: string;
  readonly remedy: string;
}

const componentForm =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d*)?)?[ \t]*(Z|(?:(?:GMT|UTC)[ \t]*)?[+-]\d{1,2}(?::?\d{2})?|GMT|UTC)?)?$/i;
/** What else `new Date` reads by its words, not by chance: "May 1, 2024 10:00", "Wed, 01 May 2024 10:00:00 GMT". */
const wordForm =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2},?\s+)?\d{4}(?:,?\s.*)?$/i;
/** "3/24/2021, 4:27:06 PM" is what `toLocaleString` writes. */
const otherForm = /^(?:\d{1,2}\/\d{1,2}\/\d{4}(?:,?\s.*)?|\d{4}[-/]\d{1,2}|\d{4}-\d{2}-\d{2}T\d.*|[+-]\d{6}-.*)$/;
/** A day, and perhaps a time, with anything behind it. */
const looseForm = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:\D{1,3}(\d{1,2}):(\d{1,2})(?!\d)(.*)|\D*)$/;
/** Year, month, day, and perhaps hour, minute and second, by whatever they are told apart. */
const spacedNumbers =
  /^\D*(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?:\D+(\d{1,2})\D{1,3}(\d{1,2})(?:\D{1,3}(\d{1,2}))?)?\D*$/;
const firstPlausibleMs = 1e11;

/**
 * @param value as Hexo's YAML or JSON has read it
 * @param written the author's text, `''` where unknown
 * @returns `undefined` if it is a date, or if there is none
 */
export function dateFault(key: string, value: unknown, written: string): DateFault | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = written || (typeof value === 'string' ? value : '');
  const fault = textFault(key, text.trim());
  if (fault) return fault;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? noDate(key, text) : undefined;
  if (typeof value === 'number') {
    return value >= firstPlausibleMs && !Number.isNaN(new Date(value).getTime())
      ? undefined
      : noDate(key, String(value));
  }
  if (typeof value !== 'string') return noDate(key, text || JSON.stringify(value));
  const trimmed = value.trim();
  const isForm = componentForm.test(trimmed) || wordForm.test(trimmed) || otherForm.test(trimmed);
  if (isForm ? !Number.isNaN(new Date(value).getTime()) : isReadAsWritten(trimmed)) return undefined;
  return noDate(key, value);
}

function noDate(key: string, text: string): DateFault {
  return { message: `"${text}" is not a date.`, remedy: `Write "${key}: ${meant(text) ?? '2024-05-31 12:00:00'}".` };
}

/** "2024-05-01 10:00 PM", "2024-05-01, 10:00:": JavaScript finds the numbers that stand there. */
function isReadAsWritten(text: string): boolean {
  const match = looseForm.exec(text);
  if (!match) return false;
  const [year, month, day, hour = 0, minute = 0] = [1, 3, 4, 5, 6].map((group) => Number(match[group] ?? 0));
  const read = new Date(text);
  const hours = /^[^(]*pm/i.test(match[7] ?? '')
    ? (hour % 12) + 12
    : /^[^(]*am/i.test(match[7] ?? '')
      ? hour % 12
      : hour;
  return (
    read.getFullYear() === year &&
    read.getMonth() + 1 === month &&
    read.getDate() === day &&
    read.getHours() === hours &&
    read.getMinutes() === minute
  );
}

/** The date that "2024年5月1日" or "2024-05-01 10：00" means; `undefined` if it can't be told. */
function meant(text: string): string | undefined {
  const plain = text.normalize('NFKC');
  const match = spacedNumbers.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [1, 2, 3, 4, 5, 6].map((group) =>
    Number(match[group] ?? 0),
  );
  if (impossible(year, month, day) ?? impossibleTime(hour, minute, second)) return undefined;
  const two = (number: number): string => String(number).padStart(2, '0');
  const hours = hour < 12 && /下午|晚上|pm/i.test(plain) ? hour + 12 : hour;
  const time = match[4] === undefined ? '' : ` ${[hours, minute, second].map(two).join(':')}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}${time}`;
}

/** Months, days and hours that don't exist. */
function textFault(key: string, text: string): DateFault | undefined {
  const match = componentForm.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [1, 3, 4, 5, 6, 7].map((group) =>
    Number(match[group] ?? 0),
  );
  const reason = impossible(year, month, day) ?? impossibleTime(hour, minute, second);
  if (reason === undefined) return undefined;
  return { message: `"${text}" is not a date: ${reason}.`, remedy: `Write "${key}: 2024-05-31 12:00:00".` };
}

/** Why there is no such day, or `undefined`. Months from 1. */
export function impossible(year: number, month: number, day: number): string | undefined {
  // JavaScript takes them for years of the last century.
  if (year < 100) return `the year ${year} would be read as ${1900 + year}`;
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > days ? `${year}-${String(month).padStart(2, '0')} has ${days} days` : undefined;
}

/** Why there is no such time of a day, or `undefined`. */
export function impossibleTime(hour: number, minute: number, second: number): string | undefined {
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0))) return `there is no hour ${hour}`;
  if (minute > 59) return `there is no minute ${minute}`;
  return second > 59 ? `there is no second ${second}` : undefined;
}

/** Hexo takes the time of an unquoted date with an offset as UTC's, and then for local time. */
export function losesOffset(value: unknown, written: string): boolean {
  return value instanceof Date && /(?:[+-]\d{1,2}(?::?\d{2})?|Z)$/.test(written.replace(/^\d{4}-\d{1,2}-\d{1,2}/, ''));
}
