// Requests that are both safe (safe-fetch.ts) and polite (host-turns.ts): what features use.

import { setMaxListeners } from 'node:events';
import { systemClock, type Clock } from './clock.ts';
import { FetchError } from './fetch-error.ts';
import { HostTurns, type TurnSettings } from './host-turns.ts';
import { isPassingStatus } from './retry-after.ts';
import { safeFetch, type FetchRequest, type FetchResponse, type FetchSettings } from './safe-fetch.ts';

export interface HttpClient {
  /**
   * Answers of any status are answers.
   * @throws FetchError if there is none; the signal's reason
   */
  fetch(request: FetchRequest, signal: AbortSignal): Promise<FetchResponse>;
  /** Sent so far, redirects and second tries included. */
  readonly requests: number;
}

export function createHttpClient(
  fetchSettings: Omit<FetchSettings, 'turn'>,
  turnSettings: TurnSettings,
  clock: Clock = systemClock,
): HttpClient {
  const turns = new HostTurns(turnSettings, clock);
  const settings: FetchSettings = {
    ...fetchSettings,
    turn: (target, signal) => turns.turn(target.url.host, signal),
  };
  return {
    get requests() {
      return turns.requests;
    },
    async fetch(request, signal) {
      setMaxListeners(0, signal); // hundreds wait on one signal, and none stays
      for (let attempt = 1; ; attempt++) {
        const isLast = attempt >= turnSettings.tries;
        try {
          const response = await safeFetch(request, settings, signal);
          if (isLast || !isPassingStatus(response.status, response.headers)) return response;
        } catch (error) {
          if (isLast || !(error instanceof FetchError) || !error.isPassing) throw error;
        }
      }
    },
  };
}
