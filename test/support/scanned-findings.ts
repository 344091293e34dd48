// What a feature's hook `scanned` says of a text, as one line for each finding.

import { scanSource } from '../../scripts/core/source/scan.ts';
import { tagStructure } from '../../scripts/core/source/tag-structure.ts';
import type { ScannedPost } from '../../scripts/hexo/define-feature.ts';

/** `rule offset: message remedy` */
export function scannedFindings(text: string, look: (post: ScannedPost) => void, hasFormulas = true): string[] {
  const found: string[] = [];
  const segments = scanSource(text, { bodyStart: 0 });
  look({
    text,
    segments,
    isWhole: true,
    data: {},
    hasFormulas,
    structure: tagStructure(segments),
    vanishing: [],
    tagNames: () => [],
    report: ({ rule, offset, message, remedy }) => {
      found.push(`${rule} ${offset}: ${message} ${remedy}`);
    },
  });
  return found;
}
