// Hexo reads and prints dates in the machine's zone in places that `timezone` doesn't reach. The process itself
// therefore runs in the configured zone: everything is then as on a machine there, moment and foreign plugins too.

import path from 'node:path';
import type Hexo from 'hexo';
import type { Diagnostic } from '../../core/diagnostic.ts';

/** Before any date is read. Node takes over a change of TZ at once. */
export function useConfiguredTimeZone(hexo: Hexo): void {
  const { timezone } = hexo.config;
  if (timezone && isTimeZone(timezone)) process.env['TZ'] = timezone;
}

export function timeZoneFindings(hexo: Hexo): Diagnostic[] {
  const { timezone } = hexo.config;
  const file = path.relative(hexo.base_dir, hexo.config_path).split(path.sep).join('/');
  const place = { file, line: 1, column: 1 } as const;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!timezone) {
    return [
      {
        rule: 'time-zone',
        severity: 'warning',
        ...place,
        message: `"timezone" is empty: dates and URLs depend on the machine that builds (here ${here}).`,
        remedy: `Write "timezone: ${here === 'UTC' ? 'Asia/Shanghai' : here}" into ${file}.`,
      },
    ];
  }
  if (isTimeZone(timezone)) return [];
  return [
    {
      rule: 'time-zone',
      severity: 'error',
      ...place,
      message: `"timezone: ${timezone}" is no time zone.`,
      remedy: 'Write a name of the IANA database such as Asia/Shanghai.',
    },
  ];
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false; // RangeError: that is the answer
  }
}
