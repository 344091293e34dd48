// Dates as a Chinese keyboard writes them: "2024年5月1日", "2024/5/1 下午3:04", "2024-05-01 22：01：17". Hexo takes them for
// none at all. Here is only what can be read in one way; whatever leaves a doubt stays a fault.

import { impossible, impossibleTime } from './written-date.ts';

const form =
  /^(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]|([-/.])(\d{1,2})\4(\d{1,2}))(?:[\sT]*(?:(?:星期|周)[一二三四五六日天])?[\sT]*([上下中]午|早上|早晨|清晨|凌晨|傍晚|晚上|am|pm)?[ ]*(\d{1,2})(?::+|[点时]:?)(?:(\d{1,2})(?:(?::+|分:?)(?:(\d{1,2})秒?)?)?)?)?$/i;

const morning = /^(?:上午|早上|早晨|清晨|凌晨|am)$/i;

/** `2024-05-01 22:01:17` or `2024-05-01`; `undefined` if the text is of no such form, or no day and time that exist. */
export function chineseDate(text: string): string | undefined {
  const match = form.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const number = (...groups: number[]): number => Number(groups.map((group) => match[group]).find(Boolean) ?? 0);
  const [year, month, day] = [number(1), number(2, 5), number(3, 6)];
  const hour = hourOfDay(number(8), match[7] ?? '');
  if (hour === undefined) return undefined;
  const [minute, second] = [number(9), number(10)];
  if (impossible(year, month, day) ?? impossibleTime(hour, minute, second)) return undefined;
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = match[8] === undefined ? '' : ` ${[hour, minute, second].map(two).join(':')}`;
  return `${match[1] ?? ''}-${two(month)}-${two(day)}${time}`;
}

/** `undefined` where the word and the hour contradict each other, or could mean this day's beginning or its end. */
function hourOfDay(hour: number, word: string): number | undefined {
  if (word === '') return hour;
  if (morning.test(word)) return hour < 12 ? hour : hour === 12 && /^(?:凌晨|am)$/i.test(word) ? 0 : undefined;
  if (word === '中午') return hour >= 11 && hour <= 13 ? hour : hour === 1 ? 13 : undefined;
  if (hour === 12) return /^(?:下午|pm)$/i.test(word) ? 12 : undefined;
  if (hour > 12) return hour < 24 ? hour : undefined;
  return hour === 0 ? undefined : hour + 12;
}
