// Columns: hand-written ones are recognised and repaired, `{% columns %}` and the helper `columns()` make new ones.

import { defineFeature } from '../../hexo/define-feature.ts';
import { columnsTag } from './columns-tag.ts';
import { columnsHelper } from './columns-helper.ts';
import { repairHandWrittenColumns } from './repair.ts';

export default defineFeature({
  name: 'columns',
  tags: { columns: columnsTag },
  passes: [repairHandWrittenColumns],
  helpers: { columns: () => columnsHelper },
  page: { used: ['paperlog-columns', 'paperlog-row'], styles: ['styles.css'] },
});
