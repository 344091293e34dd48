// Keys below `paperlog.templates`. The engine reads them as well: hexo/reading.ts.

import * as z from 'zod';

export const templatesConfig = z.object({
  nunjucks: z
    .boolean()
    .default(false)
    .describe(
      '文章里的 `{{ }}`、`{% if %}`、`{# #}` 由 Nunjucks 运行；关闭时它们是普通文字，注册过的标签照常运行 | ' +
        'Nunjucks runs `{{ }}`, `{% if %}` and `{# #}` in posts; when off they are text, and registered tags run all the same',
    ),
});

export type TemplatesConfig = z.infer<typeof templatesConfig>;
