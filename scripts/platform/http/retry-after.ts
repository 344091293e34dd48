// How long a server wants to be left alone. Pure.

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * Milliseconds, or `undefined` if the answer doesn't say.
 * `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). GitHub tells by `x-ratelimit-reset`, in seconds
 * since 1970: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function requestedWaitMs(headers: Headers, wallMs: number): number | undefined {
  const retryAfter = headers['retry-after']?.trim();
  if (retryAfter !== undefined) {
    if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000;
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return Math.max(0, date - wallMs);
  }
  if (headers['x-ratelimit-remaining']?.trim() === '0') {
    const reset = Number(headers['x-ratelimit-reset']);
    if (reset > 0) return Math.max(0, reset * 1000 - wallMs);
  }
  return undefined;
}

/** Whether another try may go better: asked to wait, or a fault of the server's that passes. */
export function isPassingStatus(status: number, headers: Headers): boolean {
  if (status === 403) return headers['x-ratelimit-remaining']?.trim() === '0' || headers['retry-after'] !== undefined;
  return status === 429 || status === 500 || status === 502 || status === 503 || status === 504;
}

/**
 * Doubled with each failure, and somewhere between half of that and all of it, so that many who failed together don't
 * come back together.
 * @param failures in a row, at least 1
 * @param random at least 0, less than 1
 */
export function backoffMs(failures: number, baseMs: number, random: number): number {
  const full = baseMs * 2 ** (failures - 1);
  return full / 2 + (full / 2) * random;
}
