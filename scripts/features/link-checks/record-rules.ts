// What records tell of a right link: the work was withdrawn, replaced, or an old version is linked.

import type { CanonicalLink, LinkRecord } from '../links/api.ts';
import type { LinkFinding } from './finding.ts';

/** @param text the link's words */
export function recordFinding(link: CanonicalLink, record: LinkRecord, text = ''): LinkFinding | undefined {
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
  const isOld = link.version !== undefined && record.version !== undefined && record.version > link.version;
  if (isOld && !meansVersion.test(text)) {
    return {
      rule: 'superseded-version',
      severity: 'hint',
      message: `Version ${link.version} of ${title} is linked; there is version ${record.version}.`,
      remedy: `Link ${link.url}, which leads to the newest version, unless you mean this one.`,
    };
  }
  return undefined;
}

/** "[v1](…)", "[初版](…)", "[第一版](…)": the author means that version. A bare address says nothing of it. */
const meansVersion =
  /^(?!https?:).*(?:\bv\d{1,2}\b|第[一二三四五六七八九\d]+版|[初旧原]版|早期版本|(?:first|old|original|early|earlier|previous) version)/iu;
