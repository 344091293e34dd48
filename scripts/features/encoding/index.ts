// Posts, pages and data files are UTF-8; anything else would be published as mojibake. Characters that no page may contain are
// left out.

import path from 'node:path';
import { defineFeature } from '../../hexo/define-feature.ts';
import { findControlCharacters, withoutControlCharacters } from './control-characters.ts';
import { encodingFault } from './encoding-fault.ts';

export default defineFeature({
  name: 'encoding',
  hooks: {
    readSource: (_, file) => {
      const fault = encodingFault(file.bytes);
      if (fault) {
        file.report(fault);
        return;
      }
      const found = findControlCharacters(file.text);
      if (!found) return;
      const { offset, name, count } = found;
      file.report({
        rule: 'control-character',
        severity: 'hint',
        message:
          count === 1
            ? `The invisible character ${name} here is left out: no page and no feed may contain it.`
            : `The invisible character ${name} here and ${count - 1} more of its kind are left out: no page and no feed may contain them.`,
        remedy: 'Delete it, or type the text anew.',
        at: file.positionAt(offset),
      });
    },
    readData: (_, file) => {
      const fault = encodingFault(file.bytes, path.extname(file.file));
      if (fault) file.report(fault);
    },
    afterPostRender: (_, post) => {
      const { content, more, excerpt } = post;
      post.content = withoutControlCharacters(content);
      // Most often the same text, and long.
      if (more === content) post['more'] = post.content;
      else if (typeof more === 'string') post['more'] = withoutControlCharacters(more);
      if (typeof excerpt === 'string') post['excerpt'] = withoutControlCharacters(excerpt);
    },
  },
});
