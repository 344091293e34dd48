// What records tell of a right link: the work was withdrawn, replaced, or an old version is linked.

import type { CanonicalLink, LinkRecord } from '../links/api.ts';
import type { LinkFinding } from './finding.ts';

export function recordFinding(link: CanonicalLink, record: LinkRecord): LinkFinding | undefined {
  const title = record.title === undefined ? link.url : `"${record.title}"`;
  if (record.withdrawn !== undefined) {
    const why = record.withdrawn === '' ? '' : `: ${record.withdrawn.replace(/\s+/g, ' ').replace(/[.。]?\s*$/, '')}`;
    return {
      rule: 'withdrawn-paper',
      severity: 'warning',
      message: `${title} was withdrawn${why}.`,
      remedy: 'Say so in the text, or link something else.',
    };
  }
  if (record.supersededBy !== undefined) {
    return {
      rule: 'superseded-version',
      severity: 'warning',
      message: `${title} was replaced by ${record.supersededBy}.`,
      remedy: `Link ${record.supersededBy}.`,
    };
  }
  if (link.version !== undefined && record.version !== undefined && record.version > link.version) {
    return {
      rule: 'superseded-version',
      severity: 'hint',
      message: `Version ${link.version} of ${title} is linked; there is version ${record.version}.`,
      remedy: `Link ${link.url}, which leads to the newest version, unless you mean this one.`,
    };
  }
  return undefined;
}
