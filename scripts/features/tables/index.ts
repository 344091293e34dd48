// Tables that are wider than the page scroll in themselves.

import { defineFeature } from '../../hexo/define-feature.ts';
import { wrapTables } from './wrap-tables.ts';

export default defineFeature({
  name: 'tables',
  passes: [wrapTables],
  page: { used: 'class="paperlog-table"', styles: ['styles.css'] },
});
