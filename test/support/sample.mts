// Whether the sample blog is there to be tested: an owner has taken it out, and Paperlog's tests are still to pass in
// their clone, where CI runs them at every push.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** False in the blog of somebody whose posts and settings are no sample. */
export const hasSample =
  existsSync(path.join(root, 'source/_posts/deepseek-papers.md')) &&
  /^title: Paperlog$/m.test(readFileSync(path.join(root, '_config.yml'), 'utf8'));

/** Tests that need the sample from their first line to their last; a single one says `it.runIf(hasSample)`. */
export const testsOfTheSample: readonly string[] = [
  'test/browser/access.test.ts',
  'test/browser/cards.test.ts',
  'test/browser/notes-and-tables.test.ts',
  'test/browser/yardstick.test.ts',
  'test/unit/features/link-checks/yardstick.test.ts',
  'test/unit/features/movein/movein.test.ts',
  'test/unit/features/own-blog/own-blog.test.ts',
  'test/unit/hexo/closed-output.test.ts',
];
