// The machine's own time zone. Loaded at the start, since the process is soon moved into the zone of the blog.

const environmentZone = process.env['TZ'];

/** The machine's zone, even after the process was moved into that of the blog. */
export function machineTimeZone(): string {
  const current = process.env['TZ'];
  try {
    restore(environmentZone);
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  } finally {
    restore(current);
  }
}

function restore(zone: string | undefined): void {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
}
