// Posts and pages are UTF-8; anything else would be published as mojibake.

import { defineFeature } from '../../hexo/define-feature.ts';
import { encodingFault } from './encoding-fault.ts';

export default defineFeature({
  name: 'encoding',
  hooks: {
    readSource: (_, file) => {
      const fault = encodingFault(file.bytes);
      if (fault) file.report(fault);
    },
  },
});
