// Wikipedia: articles by language. https://www.mediawiki.org/wiki/Manual:Title and, for Chinese, its variants, which
// are one article in several scripts.

import { encodePath } from '../address.ts';
import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';

const variants = /^(?:wiki|zh|zh-(?:cn|tw|hk|mo|sg|my|hans|hant)|sr-e[cl]|sr)$/;
/** Parameters that change how an article looks and not which one it is. */
const harmless = new Set(['variant', 'uselang', 'useskin', 'mobileaction', 'oldformat', 'wprov', 'redirect', 'title']);
/** Languages in which `i` has a capital with a dot. */
const dotted = new Set(['tr', 'az', 'kk', 'crh', 'gag', 'kaa', 'tt', 'tt-latn']);

export const wikipedia: Provider = {
  name: 'wikipedia',
  label: 'Wikipedia',
  hosts: ['*.wikipedia.org'],
  prefixes: ['wiki'],
  match({ host, segments, query }) {
    const language = /^([a-z][a-z-]{1,15})(?:\.m|\.zero)?\.wikipedia\.org$/.exec(host)?.[1];
    if (language === undefined || language === 'm' || language === 'www') return undefined;
    for (const name of query.keys()) if (!harmless.has(name)) return undefined;
    const [first = '', ...rest] = segments;
    if (first === 'w' && rest[0] === 'index.php' && rest.length === 1)
      return article(language, query.get('title') ?? '');
    if (!variants.test(first) || query.has('title')) return undefined;
    return article(language, rest.join('/'));
  },
  identify(text) {
    const found = /^([a-z][a-z-]{1,15}):(.+)$/s.exec(text);
    return found ? article(found[1] ?? '', found[2] ?? '') : undefined;
  },
  canonical(id) {
    const colon = id.indexOf(':');
    return `https://${id.slice(0, colon)}.wikipedia.org/wiki/${encodePath(id.slice(colon + 1))}`;
  },
  display: (id) => id.slice(id.indexOf(':') + 1).replaceAll('_', ' '),
  ...answeredBy(pageOf('web', 'article', (id) => wikipedia.canonical(id))),
};

function article(language: string, text: string): Match | undefined {
  const title = text.replace(/[\s_]+/g, '_').replace(/^_|_$/g, '');
  // https://www.mediawiki.org/wiki/Manual:$wgLegalTitleChars; pages such as Special:Search are no articles.
  if (title === '' || title.length > 255 || /[#<>[\]|{}\p{Cc}\uFFFD]/u.test(title) || /^special:/i.test(title)) {
    return undefined;
  }
  return { id: `${language}:${capitalised(title, language)}`, kind: 'article' };
}

/** The first letter of a title doesn't depend on case. Scripts other than these have exceptions. */
function capitalised(title: string, language: string): string {
  const first = String.fromCodePoint(title.codePointAt(0) ?? 0);
  if (!/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(first) || dotted.has(language)) return title;
  const upper = first.toUpperCase();
  return upper.length === first.length ? upper + title.slice(first.length) : title;
}
