// A command that ends before it is done. Node ends a process that nothing keeps busy any more with exit code 0, and a
// script's `process.exit()` does so at once: whoever builds and then publishes would never know. An error that nobody
// waits for would end the command with nothing but a stack.

import type Hexo from 'hexo';
import { describeError } from './build.ts';
import { lastPending } from './pending.ts';
import { abandonOpenBuild, placingOf } from './staged-build.ts';

/** What a plugin's own command ends with `process.exit(0)` may be all that it had to do. */
const commandsOfHexo = [
  'generate',
  'deploy',
  'server',
  'new',
  'publish',
  'list',
  'render',
  'clean',
  'migrate',
  'config',
];

/**
 * From now on until Hexo says that all is done.
 * @param own names of our own commands
 */
export function watchForEarlyEnd(hexo: Hexo, own: readonly string[]): void {
  const { cmd: name } = hexo.env as unknown as { cmd?: string };
  // Whoever uses Hexo as a library ends as they like.
  if (!name) return;
  let isOver = false;
  let isIdle = false;
  hexo.on('exit', () => {
    isOver = true;
  });
  process.on('beforeExit', () => {
    isIdle = true;
  });
  process.on('exit', (code) => {
    const nothingWritten = abandonOpenBuild(hexo);
    if (isOver || code !== 0) return;
    const { alias } = hexo.extend.console;
    if (!isIdle && ![...commandsOfHexo, ...own].includes(alias[name] ?? '')) return;
    process.exitCode = 2;
    const reason = isIdle
      ? `waits for something that never comes: ${lastPending() ?? 'something in a script or plugin'} is never done`
      : `was ended by process.exit()${placeOfExit()}`;
    const remedy = isIdle ? 'Mend or remove the script or plugin' : 'Remove that call';
    hexo.log.error(`"hexo ${name}" ${reason}. ${remedy}.${outcome(nothingWritten)}`);
  });
  // Whoever reads the output may have read enough (`| head`). What a command has to do it does all the same, and to
  // the end: it may be writing the blog's files.
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  process.on('uncaughtException', (error) => {
    // What is being put into place is put there first.
    void (placingOf(hexo) ?? Promise.resolve()).finally(() => {
      const nothingWritten = abandonOpenBuild(hexo);
      const what = `An error that nothing waits for: ${describeError(error)}`;
      hexo.log.error(`${what}. Mend or remove what it comes from.${outcome(nothingWritten)}`);
      hexo.log.debug({ err: error }, 'Details');
      process.exit(2);
    });
  });
}

/**
 * Ctrl-C while a command that isn't a preview runs: Hexo would say goodbye, go on meanwhile, keep in db.json what was
 * never written and exit 0, so that what stands behind it in a shell is run.
 * @returns what gives Ctrl-C back to whom it belonged
 */
export function endOnSignal(hexo: Hexo): () => void {
  const codes = { SIGINT: 130, SIGTERM: 143 } as const;
  const names = Object.keys(codes) as (keyof typeof codes)[];
  const others = names.map((name) => [name, process.listeners(name)] as const);
  let isEnding = false;
  const end = (name: NodeJS.Signals): void => {
    if (isEnding) return;
    isEnding = true;
    const placing = placingOf(hexo);
    void (placing ?? Promise.resolve()).finally(() => {
      const nothingWritten = abandonOpenBuild(hexo);
      hexo.log.error(`Interrupted.${placing ? ' What was built is in place.' : outcome(nothingWritten)}`);
      process.exit(codes[name as keyof typeof codes]);
    });
  };
  for (const name of names) process.removeAllListeners(name).on(name, end);
  return () => {
    for (const [name, listeners] of others) {
      process.off(name, end);
      for (const listener of listeners) process.on(name, listener);
    }
  };
}

function outcome(nothingWritten: boolean): string {
  return nothingWritten ? ' Nothing was written.' : '';
}

/** Who has called `process.exit()`, while it runs; nothing if that isn't known. */
function placeOfExit(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const [, caller] = /\n[^\n]*\bprocess\.(?:exit|reallyExit) [^\n]*((?:\n.*)+)/.exec(stack) ?? [];
  if (caller === undefined) return '';
  const error = new Error('');
  error.stack = caller;
  return describeError(error);
}
