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

/** Winter and summer of a year. */
const seasons = [Date.UTC(2024, 0, 15), Date.UTC(2024, 6, 15)];

/**
 * Whether Node's clock agrees with a zone's when the process runs there. Asking Intl would load the names of all zones
 * in all languages, some megabytes, at each start.
 * @param utcOffset minutes behind UTC at a time
 */
export function agreesInZone(name: string, utcOffset: (ms: number) => number): boolean {
  const current = process.env['TZ'];
  try {
    process.env['TZ'] = name;
    return seasons.every((ms) => new Date(ms).getTimezoneOffset() === utcOffset(ms));
  } finally {
    restore(current);
  }
}

function restore(zone: string | undefined): void {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
}
