// Zhihu: articles of columns, questions, answers, videos, columns. Search engines lead to articles below `tardis`, phones
// to those at oia.zhihu.com.

import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';

const number = /^[1-9]\d{0,19}$/;

export const zhihu: Provider = {
  name: 'zhihu',
  label: '知乎',
  hosts: ['zhihu.com', 'zhuanlan.zhihu.com', 'm.zhihu.com', 'oia.zhihu.com'],
  match({ host, segments }) {
    const [first = '', second = '', third = '', fourth = ''] = segments;
    if (host === 'oia.zhihu.com') return first === 'articles' ? numbered('p', second, 'article') : undefined;
    if (first === 'tardis' && third === 'art') return numbered('p', fourth, 'article');
    if (first === 'p' && segments.length === 2) return numbered('p', second, 'article');
    if (host === 'zhuanlan.zhihu.com') return column(first, segments.length === 1);
    if (first === 'column') return column(second, segments.length === 2);
    if (first === 'question' && third === 'answer' && number.test(second)) {
      return numbered(`question/${second}/answer`, fourth, 'article');
    }
    if (first === 'question') return numbered('question', second, 'article');
    if (first === 'answer') return numbered('answer', second, 'article');
    return first === 'zvideo' ? numbered('zvideo', second, 'video') : undefined;
  },
  canonical: (id) => (id.startsWith('p/') ? `https://zhuanlan.zhihu.com/${id}` : `https://www.zhihu.com/${id}`),
  display: (id) => `知乎 ${id}`,
  ...answeredBy(pageOf('web', 'article', (id) => zhihu.canonical(id))),
};

function numbered(kind: string, id: string, linkKind: 'article' | 'video'): Match | undefined {
  return number.test(id) ? { id: `${kind}/${id}`, kind: linkKind } : undefined;
}

function column(slug: string, alone: boolean): Match | undefined {
  return alone && /^[A-Za-z0-9_-]{2,60}$/.test(slug) ? { id: `column/${slug}`, kind: 'site' } : undefined;
}
