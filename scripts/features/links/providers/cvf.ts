// CVF Open Access: papers of CVPR, ICCV and WACV, each a page and a PDF of one name; until 2016 at cv-foundation.org.

import { encodePath } from '../address.ts';
import type { Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';

export const cvf: Provider = {
  name: 'cvf',
  label: 'CVF Open Access',
  hosts: ['openaccess.thecvf.com', 'cv-foundation.org'],
  match({ host, segments }) {
    const path = host === 'cv-foundation.org' ? (segments[0] === 'openaccess' ? segments.slice(1) : []) : segments;
    // `content_cvpr_2016/html/…`, `content/CVPR2021W/NTIRE/papers/…`, `content_CVPRW_2020/html/w42/…`
    const view = path.findIndex((segment) => segment === 'html' || segment === 'papers');
    const file = path.at(-1) ?? '';
    const extension = path[view] === 'html' ? '.html' : '.pdf';
    if (view < 1 || path.length > 5 || !file.endsWith(`_paper${extension}`)) return undefined;
    const folders = path.slice(0, -1).map((segment, index) => (index === view ? 'html' : segment));
    const id = [...folders, file.slice(0, -extension.length)].join('/');
    return plain.test(id) ? { id, kind: 'paper' } : undefined;
  },
  canonical: (id) => `https://openaccess.thecvf.com/${encodePath(id)}.html`,
  display: (id) => `CVF ${id.replace(/^.*\//, '').replace(/_paper$/, '')}`,
  ...answeredBy(pageOf('web', 'paper', (id) => cvf.canonical(id))),
};

/** What the names of its files are made of. */
const plain = /^content[\w/.,'()+&!-]{1,300}$/;
