// IEEE Xplore: a document by its number, which isn't its DOI and from which none follows.

import { withoutTrailingPunctuation } from '../address.ts';
import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';

export const ieee: Provider = {
  name: 'ieee',
  label: 'IEEE Xplore',
  hosts: ['ieeexplore.ieee.org'],
  match({ segments, query }) {
    const [first = '', ...rest] = segments;
    // `stamp/stamp.jsp`, `stampPDF/getPDF.jsp`, `xpl/articleDetails.jsp`, `xpls/abs_all.jsp`; `tp` and such change the view.
    if (/^(?:stamp|stampPDF|xpls?)$/.test(first) && rest.length === 1) return identify(query.get('arnumber') ?? '');
    // Files: `ielx7/7776647/7780329/07780459.pdf`.
    if (/^ielx?\d{1,2}$/.test(first)) return identify(/^(\d+)\.pdf$/.exec(rest[2] ?? '')?.[1] ?? '');
    const [folder, number = '', ...view] = first === 'abstract' ? rest : segments;
    if (folder !== 'document' || (view.length > 0 && !views.has(view.join('/')))) return undefined;
    return identify(number);
  },
  identify,
  canonical: (id) => `https://ieeexplore.ieee.org/document/${id}`,
  display: (id) => `IEEE ${id}`,
  ...answeredBy(pageOf('web', 'paper', (id) => ieee.canonical(id))),
};

/** Parts of a document's page that have addresses of their own. */
const views = new Set(['authors', 'references', 'citations', 'figures', 'keywords', 'metrics', 'similar']);

function identify(text: string): Match | undefined {
  const id = /^0{0,4}([1-9]\d{2,9})$/.exec(withoutTrailingPunctuation(text))?.[1];
  return id === undefined ? undefined : { id, kind: 'paper' };
}
