// Turns: one request at a time for each host, at the pace the host asks for, hosts side by side. What has begun goes
// before what hasn't, so that a run that is stopped has finished much, not begun everything. A host that asks to wait is
// left alone that long; one that fails again and again isn't asked any more.

import type { Clock } from './clock.ts';
import { FetchError } from './fetch-error.ts';
import { backoffMs, isPassingStatus, requestedWaitMs } from './retry-after.ts';
import { createGate, orAborted, type Gate } from './waiting.ts';

export interface TurnSettings {
  /** Milliseconds between the beginnings of two requests to this host. */
  readonly paceMs: (host: string) => number;
  /** Redirects count too. */
  readonly maxRequests: number;
  readonly maxParallel: number;
  /** Of one question; a host that fails as often in a row isn't asked any more. */
  readonly tries: number;
  /** The first wait after a failure. */
  readonly backoffMs: number;
  /** A host that asks for more is left for the next run. */
  readonly maxWaitMs: number;
}

/** What came of a turn. */
export type Outcome =
  { readonly status: number; readonly headers: Readonly<Record<string, string>> } | { readonly error: unknown };

export type EndTurn = (outcome: Outcome) => void;

interface HostState {
  isTaken: boolean;
  /** Who waits to go on with something, and who to begin; each in the order of coming. */
  readonly goingOn: Gate[];
  readonly beginning: Gate[];
  startedAt: number;
  pausedUntil: number;
  failures: number;
  /** Why it isn't asked any more. */
  closed: FetchError | undefined;
}

export class HostTurns {
  readonly #hosts = new Map<string, HostState>();
  readonly #settings: TurnSettings;
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #parallel = 0;
  #requests = 0;

  constructor(settings: TurnSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  get requests(): number {
    return this.#requests;
  }

  /**
   * Waits for a turn. The function it gives ends the turn and must be called.
   * @param goesOn whether this goes on with what an earlier turn began
   * @throws FetchError if the host isn't asked any more or all requests are spent; the signal's reason
   */
  async turn(host: string, signal: AbortSignal, goesOn = false): Promise<EndTurn> {
    const state = this.#state(host);
    await takeHost(state, signal, goesOn);
    let holdsPlace = false;
    try {
      await this.#untilDue(host, state, signal);
      await this.#place(signal);
      holdsPlace = true;
      if (this.#requests >= this.#settings.maxRequests) {
        throw new FetchError(
          'request-limit',
          `All ${this.#settings.maxRequests} requests of this run are spent (paperlog.links.fetch.maxRequests).`,
        );
      }
      this.#requests += 1;
      state.startedAt = this.#clock.now();
    } catch (error) {
      if (holdsPlace) this.#leavePlace();
      leaveHost(state);
      throw error;
    }
    let isOver = false;
    return (outcome) => {
      if (isOver) return;
      isOver = true;
      this.#note(host, state, outcome);
      this.#leavePlace();
      leaveHost(state);
    };
  }

  #state(host: string): HostState {
    let state = this.#hosts.get(host);
    if (!state) {
      state = {
        isTaken: false,
        goingOn: [],
        beginning: [],
        startedAt: -Infinity,
        pausedUntil: -Infinity,
        failures: 0,
        closed: undefined,
      };
      this.#hosts.set(host, state);
    }
    return state;
  }

  async #untilDue(host: string, state: HostState, signal: AbortSignal): Promise<void> {
    for (;;) {
      if (state.closed) throw state.closed;
      const due = Math.max(state.startedAt + this.#settings.paceMs(host), state.pausedUntil);
      const waitMs = due - this.#clock.now();
      if (!(waitMs > 0)) return;
      await this.#clock.sleep(waitMs, signal);
    }
  }

  async #place(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (this.#parallel >= this.#settings.maxParallel) {
      const free = createGate();
      this.#waiting.push(free.open);
      await orAborted(free.opened, signal);
    }
    this.#parallel += 1;
  }

  #leavePlace(): void {
    this.#parallel -= 1;
    // All look again: some of them may have been aborted meanwhile.
    for (const look of this.#waiting.splice(0)) look();
  }

  #note(host: string, state: HostState, outcome: Outcome): void {
    const failure = failureOf(outcome);
    if (failure === undefined) {
      state.failures = 0;
      return;
    }
    state.failures += 1;
    const { tries, maxWaitMs } = this.#settings;
    const asked = 'headers' in outcome ? requestedWaitMs(outcome.headers, this.#clock.wallMs()) : undefined;
    const waitMs = asked ?? backoffMs(state.failures, this.#settings.backoffMs, this.#clock.random());
    if (waitMs > maxWaitMs) {
      const message = `${host} asks to be left alone for ${lengthOf(waitMs)}: what is left of it waits for the next run.`;
      state.closed = new FetchError('host-paused', message);
    } else if (state.failures >= tries) {
      state.closed = failure instanceof FetchError ? failure : new FetchError('host-paused', `${host} ${failure}.`);
    } else state.pausedUntil = this.#clock.now() + waitMs;
  }
}

async function takeHost(state: HostState, signal: AbortSignal, goesOn: boolean): Promise<void> {
  signal.throwIfAborted();
  if (!state.isTaken) {
    state.isTaken = true;
    return;
  }
  const queue = goesOn ? state.goingOn : state.beginning;
  const gate = createGate();
  queue.push(gate);
  try {
    await orAborted(gate.opened, signal);
  } catch (error) {
    const index = queue.indexOf(gate);
    // Opened at the moment of the abort: the next one's turn then.
    if (index === -1) leaveHost(state);
    else queue.splice(index, 1);
    throw error;
  }
}

function leaveHost(state: HostState): void {
  const next = state.goingOn.shift() ?? state.beginning.shift();
  if (next) next.open();
  else state.isTaken = false;
}

/** `undefined` if the host did its part; else the error or a few words. */
function failureOf(outcome: Outcome): FetchError | string | undefined {
  if ('error' in outcome) {
    return outcome.error instanceof FetchError && outcome.error.isPassing ? outcome.error : undefined;
  }
  const { status, headers } = outcome;
  return isPassingStatus(status, headers) ? `keeps answering ${status}` : undefined;
}

/** Servers ask for anything, a date in another century too. */
function lengthOf(waitMs: number): string {
  const seconds = Math.ceil(waitMs / 1000);
  if (seconds < 7200) return `${seconds} s`;
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
