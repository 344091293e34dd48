// Questions to the person at the terminal.

import { createInterface } from 'node:readline/promises';

export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/** Empty input gives `fallback`; an input that `check` refuses is asked for again with its reason. */
export async function ask(
  question: string,
  fallback: string,
  check: (answer: string) => string | undefined = () => undefined,
): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const shown = fallback === '' ? '' : ` [${fallback}]`;
      const answer = (await terminal.question(`${question}${shown}: `)).trim() || fallback;
      const reason = check(answer);
      if (reason === undefined) return answer;
      process.stdout.write(`  ${reason}\n`);
    }
  } finally {
    terminal.close();
  }
}

export async function confirm(question: string): Promise<boolean> {
  return /^(?:y|yes|是|好)$/i.test(await ask(`${question} (y/N)`, ''));
}
