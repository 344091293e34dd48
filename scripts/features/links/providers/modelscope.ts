// ModelScope (魔搭): models, data sets and studios, which are programs to try. The answers of its API aren't documented, so
// that its pages are asked.

import { encodePath, withoutTrailingPunctuation } from '../address.ts';
import type { Provider } from '../provider.ts';
import type { LinkKind } from '../record.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';

const kinds: Readonly<Record<string, LinkKind>> = { models: 'model', datasets: 'dataset', studios: 'site' };

export const modelscope: Provider = {
  name: 'modelscope',
  label: 'ModelScope',
  hosts: ['modelscope.cn'],
  match({ segments }) {
    const [folder = '', owner = '', repository = '', ...view] = segments;
    const kind = Object.hasOwn(kinds, folder) ? kinds[folder] : undefined;
    const name = withoutTrailingPunctuation(repository).replace(/\.git$/, '');
    if (!kind || ![owner, name].every((text) => /^\w[\w.-]{0,99}$/.test(text))) return undefined;
    // `fork?target=…` and its like are forms; `summary` is what a repository shows by itself.
    if (owner === 'fork' || owner === 'create' || !/^(?:|summary|files)$/.test(view.join('/'))) return undefined;
    return { id: `${folder}/${owner}/${name}`, kind };
  },
  canonical: (id) => `https://www.modelscope.cn/${encodePath(id)}`,
  display: (id) => `ModelScope ${id.slice(id.indexOf('/') + 1)}`,
  ...answeredBy(pageOf('web', 'site', (id) => modelscope.canonical(id))),
};
