// Lists of papers: `{% papers %}` and the helper `papers()` balance a Markdown list over one to three columns.

import { defineFeature } from '../../hexo/define-feature.ts';
import { papersTag } from './papers-tag.ts';
import { papersHelper } from './papers-helper.ts';

export default defineFeature({
  name: 'papers',
  tags: { papers: papersTag },
  helpers: { papers: ({ hexo }) => papersHelper(hexo) },
  page: { used: 'paperlog-papers', styles: ['styles.css'] },
});
