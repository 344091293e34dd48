// Hexo reads and prints dates in the machine's zone in places that `timezone` doesn't reach. The process itself
// therefore runs in the configured zone: everything is then as on a machine there, moment and foreign plugins too.

import type { Diagnostic } from '../../core/diagnostic.ts';
import { likelyMeant } from '../../core/misspelling.ts';

/** moment-timezone, as far as it is used. */
export interface ZoneNames {
  zone(name: string): Zone | null;
  names(): string[];
}

export interface Zone {
  readonly name: string;
  /** Minutes behind UTC. */
  utcOffset(ms: number): number;
}

export type ZoneChoice =
  | { readonly kind: 'set'; readonly name: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly written: string; readonly meant: string | undefined };

/**
 * @param written the value of `timezone` in `_config.yml`
 * @param isKept whether Node can run in the zone
 */
export function chooseTimeZone(written: unknown, zones: ZoneNames, isKept: (zone: Zone) => boolean): ZoneChoice {
  if (written === undefined || written === null || written === '') return { kind: 'empty' };
  const name = typeof written === 'string' ? written : JSON.stringify(written);
  // Hexo asks moment for the zone, whatever its case; Node knows only the proper spelling.
  const zone = zones.zone(name);
  if (zone && isKept(zone)) return { kind: 'set', name: zone.name };
  return { kind: 'unknown', written: name, meant: likelyMeant(name, zones.names()) };
}

/** @param here the zone of the machine */
export function timeZoneFinding(
  choice: ZoneChoice,
  here: string,
  place: Pick<Diagnostic, 'file' | 'line' | 'column'>,
): Diagnostic | undefined {
  if (choice.kind === 'set') return undefined;
  if (choice.kind === 'empty') {
    const isPlace = here.includes('/') && !here.startsWith('Etc/');
    return {
      rule: 'time-zone',
      severity: 'warning',
      ...place,
      message: `"timezone" is empty: dates and URLs depend on the machine that builds (here ${here}).`,
      remedy: isPlace
        ? `Write "timezone: ${here}" into ${place.file}.`
        : `Write the zone you live in into ${place.file}, e.g. "timezone: Asia/Shanghai".`,
    };
  }
  const { written, meant } = choice;
  return {
    rule: 'time-zone',
    severity: 'error',
    ...place,
    message: `"timezone: ${written}" is no time zone.`,
    remedy: meant ? `Did you mean "${meant}"?` : 'Write a name of the IANA database such as Asia/Shanghai.',
  };
}
