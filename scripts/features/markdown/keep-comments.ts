// `marked.dompurify` takes comments out of what Markdown becomes. Block tags and `<!-- more -->` are comments while it is
// read: they and all within them would be gone.

import type Hexo from 'hexo';

interface PurifiedMarkdown {
  dompurify?: boolean | { readonly ADD_TAGS?: readonly string[]; readonly FORCE_BODY?: boolean };
}

/** Leaves comments to DOMPurify's settings, https://github.com/cure53/DOMPurify#can-i-configure-dompurify */
export function keepComments(hexo: Hexo): void {
  const { marked } = hexo.config as { marked?: PurifiedMarkdown };
  if (!marked?.dompurify) return;
  const settings = marked.dompurify === true ? {} : marked.dompurify;
  // Without FORCE_BODY, a comment that is the first of all goes too.
  marked.dompurify = { FORCE_BODY: true, ...settings, ADD_TAGS: [...(settings.ADD_TAGS ?? []), '#comment'] };
}
