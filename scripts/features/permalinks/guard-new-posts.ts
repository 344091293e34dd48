// `hexo new --path ../../x` and `new_post_name: ../:title.md` would write outside the blog.

import path from 'node:path';
import type Hexo from 'hexo';
import { UserError } from '../../hexo/define-feature.ts';
import { pathInBlog } from '../../hexo/engine.ts';

/** After every other filter. */
const last = 10_000;

export function guardNewPosts(hexo: Hexo): void {
  hexo.extend.filter.register(
    'new_post_path',
    ((target: string) => {
      const inSource = path.relative(hexo.source_dir, target);
      if (!inSource.startsWith('..') && !path.isAbsolute(inSource)) return;
      const source = pathInBlog(hexo, hexo.source_dir);
      throw new UserError(
        `The new file would be ${path.resolve(target)}, outside ${source}/. Mend "--path", or "new_post_name" in _config.yml; nothing was written.`,
      );
    }) as never,
    last,
  );
}
