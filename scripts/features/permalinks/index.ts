// One address a page, and none outside the site.

import { defineFeature } from '../../hexo/define-feature.ts';
import { addressFindings, removeOutsideRoutes } from './check-addresses.ts';

export default defineFeature({
  name: 'permalinks',
  checks: [
    {
      name: 'addresses',
      run: ({ hexo }) => {
        removeOutsideRoutes(hexo);
        return addressFindings(hexo);
      },
    },
  ],
});
