/** Whether Node knows the zone, in its proper spelling; what `timezone` says may be anything. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string' || name === '') return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false; // RangeError: that is the answer
  }
}
