// How far something long has come: one line that changes on a terminal, plain lines elsewhere (CI, files). Standard
// error, so that standard output holds the result alone.

export interface Progress {
  /** One more is done. */
  step(label: string): void;
  /** A line that stays. */
  note(line: string): void;
  end(): void;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Without a terminal, how many lines tell of the progress at most. */
const maxLines = 20;

export function startProgress(total: number, output: Output = process.stderr): Progress {
  const isTerminal = output.isTTY === true && process.env['CI'] === undefined;
  const every = Math.max(1, Math.ceil(total / maxLines));
  let done = 0;
  let isShown = false;
  const clear = (): void => {
    if (isShown) output.write('\r\x1b[K');
    isShown = false;
  };
  return {
    step(label) {
      done += 1;
      const text = `[${done}/${total}] ${label}`;
      if (isTerminal) {
        clear();
        output.write(text.slice(0, (output.columns ?? 80) - 1));
        isShown = true;
      } else if (done % every === 0 || done === total) output.write(`${text}\n`);
    },
    note(line) {
      clear();
      output.write(`${line}\n`);
    },
    end: clear,
  };
}
