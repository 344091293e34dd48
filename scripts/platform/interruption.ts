// Ctrl-C during something long: what is done is to be kept. Hexo's own answer to it is to say goodbye and end.

export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C back to whom it belonged. */
  end(): void;
}

/**
 * The first SIGINT or SIGTERM aborts the signal with `reason`; a second one ends the process with the code that shells
 * expect.
 */
export function onInterruption(reason: Error): Interruption {
  const controller = new AbortController();
  const names = ['SIGINT', 'SIGTERM'] as const;
  const others = names.map((name) => [name, process.listeners(name)] as const);
  const stop = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143);
    controller.abort(reason);
  };
  for (const name of names) process.removeAllListeners(name).on(name, stop);
  return {
    signal: controller.signal,
    end() {
      for (const [name, listeners] of others) {
        process.off(name, stop);
        for (const listener of listeners) process.on(name, listener);
      }
    },
  };
}
