// Posts that their author wants to be read with a password only (hexo-blog-encrypt's `password`, or a tag that has one
// in `encrypt.tags`) while nothing is installed that encrypts them: Hexo would publish them for everybody to read.

import { topLevelScalar } from '../../core/yaml-scalar.ts';
import type { SourceFile } from '../../hexo/source-file.ts';

export interface Protection {
  /** Whether a plugin or script reads passwords; asked only if there is one. */
  readonly isInstalled: () => boolean;
  /** Names of tags whose posts have a password. */
  readonly tags: readonly string[];
}

export function checkProtection(file: SourceFile, { isInstalled, tags }: Protection): void {
  const { data, block } = file.frontMatter;
  const password = data['password'];
  // The plugin's way to except a post of a protected tag.
  if (password === '' || data['published'] === false) return;
  const hasPassword = password !== undefined && password !== null && password !== false;
  const tag = hasPassword ? undefined : namesOf(data['tags'] ?? data['tag']).find((name) => tags.includes(name));
  if ((!hasPassword && tag === undefined) || isInstalled()) return;
  const key = hasPassword ? 'password' : 'tags' in data ? 'tags' : 'tag';
  const place = block && topLevelScalar(block.text, key);
  file.report({
    rule: 'unprotected-post',
    severity: 'error',
    message: `${hasPassword ? 'This post has a password' : `The tag "${tag ?? ''}" has a password in _config.yml`}, but nothing here encrypts posts: everybody could read it.`,
    remedy: hasPassword
      ? 'Install what does (npm install hexo-blog-encrypt), keep the post back (published: false), or take "password" out if it is for everybody.'
      : 'Install what does (npm install hexo-blog-encrypt), or take the tag out of "encrypt.tags".',
    at: block && place ? block.offset + place.keyOffset : 0,
  });
}

function namesOf(tags: unknown): string[] {
  return [tags].flat().map((name) => (typeof name === 'string' ? name : String(name as number)));
}
