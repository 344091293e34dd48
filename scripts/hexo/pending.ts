// What a command is waiting for right now, by name: of what never comes, somebody has to be told.

const pending = new Map<symbol, string>();

/** Until `result` is settled, should it be a promise; returns it. */
export function whilePending<T>(name: () => string, result: T): T {
  if (!isPromise(result)) return result;
  const key = Symbol('pending');
  pending.set(key, name());
  const settled = (): void => {
    pending.delete(key);
  };
  result.then(settled, settled);
  return result;
}

/** The innermost of what is waited for. */
export function lastPending(): string | undefined {
  return [...pending.values()].at(-1);
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** The function's name, or else how its code begins. */
export function nameOfFunction(action: (...args: never[]) => unknown): string {
  const { name } = action;
  if (name !== '') return `"${name}"`;
  const code = String(action).replace(/\s+/g, ' ');
  return `"${code.length > 50 ? `${code.slice(0, 50)}…` : code}"`;
}
