// The process that has started this one. npm starts a script through a shell, which dies of the SIGTERM that npm hands
// on to it and says nothing to what it has started itself.

/** Calls back once, within a second of the end of the parent; keeps no process alive. Never on Windows, which doesn't tell. */
export function whenParentEnds(callback: () => void, intervalMs = 500): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    callback();
  }, intervalMs);
  looking.unref();
}
