// `relative_link: true`: Hexo's url_for counts from the page that is being rendered. Text of a post is rendered before
// there is a page, and shown on several; filters and generators have none either. There it takes the site's root for
// the page, so that `{% post_link %}` and the feed's address lead nowhere from any page below.

import type Hexo from 'hexo';
import type { ViewLocals } from '../../hexo/define-feature.ts';

/** Before posts are rendered, and before anybody asks for the settings they are rendered with. */
const first = -10_000;

/** Views go on linking from their page; whatever else asks gets addresses from the site's root. */
export function leaveRelativeLinksToViews(hexo: Hexo): void {
  if (!hexo.config.relative_link) return;
  let forViews: object | undefined;
  // Not before: `hexo config` shows what is written. Themes and plugins change the configuration until pages are
  // rendered, in a preview again.
  hexo.extend.filter.register(
    'before_generate',
    () => {
      hexo.config.relative_link = false;
      forViews = undefined;
    },
    first,
  );
  hexo.extend.filter.register('template_locals', ((locals: ViewLocals) => {
    // Servers show it in place of any page.
    if (locals.path === '404.html') return;
    locals['config'] = forViews ??= { ...hexo.config, relative_link: true };
  }) as never);
}
