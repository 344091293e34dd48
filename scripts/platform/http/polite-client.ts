// Requests that are both safe (safe-fetch.ts) and polite (host-turns.ts): what features use.

import { setMaxListeners } from 'node:events';
import { systemClock, type Clock } from './clock.ts';
import { FetchError } from './fetch-error.ts';
import { HostTurns, type TurnSettings } from './host-turns.ts';
import { isPassingStatus } from './retry-after.ts';
import { safeFetch, type FetchRequest, type FetchResponse, type FetchSettings } from './safe-fetch.ts';

export interface PoliteRequest extends FetchRequest {
  /** Another question about what an earlier one began: it goes before those that begin something. */
  readonly goesOn?: boolean;
}

export interface HttpClient {
  /**
   * Answers of any status are answers.
   * @throws FetchError if there is none; the signal's reason
   */
  fetch(request: PoliteRequest, signal: AbortSignal): Promise<FetchResponse>;
  /** Sent so far, redirects and second tries included. */
  readonly requests: number;
}

export function createHttpClient(
  fetchSettings: Omit<FetchSettings, 'turn'>,
  turnSettings: TurnSettings,
  clock: Clock = systemClock,
): HttpClient {
  const turns = new HostTurns(turnSettings, clock);
  const attemptOf = (request: FetchRequest, goesOn: boolean, signal: AbortSignal): Promise<FetchResponse> => {
    const settings: FetchSettings = {
      ...fetchSettings,
      turn: (target, hopSignal, isRedirect) => turns.turn(target.url.host, hopSignal, goesOn || isRedirect),
    };
    return safeFetch(request, settings, signal);
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
          // Second tries wait behind the others: one page that fails must not look like a host that fails in a row.
          const response = await attemptOf(request, request.goesOn === true && attempt === 1, signal);
          if (isLast || !isPassingStatus(response.status, response.headers)) return response;
        } catch (error) {
          if (isLast || !(error instanceof FetchError) || !error.isPassing) throw error;
        }
      }
    },
  };
}
