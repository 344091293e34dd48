// `permalink` in the front matter of one post or page, before Hexo makes an address of it.

import type { SourceFile } from '../../hexo/source-file.ts';
import { topLevelScalar } from '../../core/yaml-scalar.ts';
import { isDecodable, pathFault, unreachableCharacter } from './path-fault.ts';

export function checkPermalink(file: SourceFile): void {
  const { data, block } = file.frontMatter;
  const permalink = data['permalink'];
  if (!permalink || !block) {
    checkName(file);
    return;
  }
  const place = topLevelScalar(block.text, 'permalink');
  const at = block.offset + (place ? place.valueOffset : 0);
  if (typeof permalink !== 'string') {
    // Hexo would fail on this with every page that lists the post.
    const written = place?.text ?? JSON.stringify(permalink);
    file.report({
      rule: 'permalink-characters',
      severity: 'error',
      message: `"permalink" must be text, but YAML reads ${written} as something else.`,
      remedy: `Put it in quotes: permalink: "${written}"`,
      at,
    });
    return;
  }
  const fault = pathFault(permalink);
  if (fault) {
    file.report({
      ...fault,
      severity: 'error',
      remedy: 'Write a path below the site’s root, e.g. /2024/my-post/.',
      at,
    });
    return;
  }
  const character = unreachableCharacter(permalink);
  if (character === undefined) {
    checkCodes(file, permalink, at);
    return;
  }
  file.report({
    rule: 'permalink-characters',
    severity: 'error',
    message: `The address "${permalink}" contains "${character}", which ends the path of a URL.`,
    remedy: 'Leave it out.',
    at,
  });
}

/** Hexo decodes this, too. */
function checkCodes(file: SourceFile, permalink: string, at: number): void {
  if (isDecodable(permalink)) return;
  file.report({
    rule: 'permalink-characters',
    severity: 'error',
    message: `The address "${permalink}" contains "%", which begins a code in a URL, without such a code.`,
    remedy: 'Leave it out.',
    at,
  });
}

/** Hexo decodes the address that it makes of the name, and fails if that can't be. */
function checkName(file: SourceFile): void {
  if (isDecodable(file.source)) return;
  file.report({
    rule: 'permalink-characters',
    severity: 'error',
    message: 'The name of this file contains "%", which begins a code in a URL.',
    remedy: 'Rename the file, or write "permalink: …" into its front matter.',
  });
}
