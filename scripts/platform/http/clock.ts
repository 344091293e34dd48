// Time for whoever waits; tests bring a clock of their own that doesn't.

import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds, never going back; only differences mean something. */
  now(): number;
  /** Milliseconds since 1970, to compare with dates that servers send. */
  wallMs(): number;
  /** @throws the signal's reason if it is aborted before */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** At least 0, less than 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wallMs: () => new Date().getTime(),
  async sleep(ms, signal) {
    try {
      await wait(ms, undefined, { signal });
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  },
  random: () => randomInt(2 ** 32) / 2 ** 32,
};
