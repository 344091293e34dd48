// Tags in a post that nobody has registered: stock Hexo refuses to build it, here they are text.

import { scanSource } from '../../core/source/scan.ts';
import { statements } from './statements.ts';

/**
 * Names, each once, in the order in which they stand; ends of blocks and Nunjucks' statements aside.
 * @param text a post or page, lines ended by LF
 */
export function unknownTags(text: string, isKnown: (name: string) => boolean): string[] {
  if (!text.includes('{%')) return [];
  const names = new Set<string>();
  for (const segment of scanSource(text, { tagKind: () => undefined })) {
    if (segment.kind !== 'unknown-tag') continue;
    const { name } = segment;
    const isOwn = isKnown(name) || (name.startsWith('end') && isKnown(name.slice(3)));
    if (!isOwn && !statements.has(name)) names.add(name);
  }
  return [...names].filter((name) => !(name.startsWith('end') && names.has(name.slice(3))));
}
