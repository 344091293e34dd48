// Bilibili: videos (BV and the older av numbers, which are the same numbers written in two ways), articles, series.
// Other short addresses of b23.tv than those of a BV number say nothing of where they lead and stay what they are.

import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';

export const bilibili: Provider = {
  name: 'bilibili',
  label: '哔哩哔哩',
  hosts: ['bilibili.com', 'm.bilibili.com', 'player.bilibili.com', 'b23.tv'],
  prefixes: ['bv'],
  match({ host, segments, query }) {
    if (host === 'player.bilibili.com') {
      if (!/^(?:player|blackboard)/.test(segments[0] ?? '')) return undefined;
      const number = query.get('aid');
      return video(query.get('bvid') ?? (number === null ? '' : `av${number}`), query);
    }
    const [first = '', second = '', third = ''] = segments;
    if (host === 'b23.tv')
      return segments.length === 1 && /^(?:bv|av\d)/i.test(first) ? video(first, query) : undefined;
    if (first === 'video' && segments.length === 2) return video(second, query);
    if (segments.length === 1) return video(first, query);
    if (first === 'read' && second === 'mobile') return article(query.get('id') ?? third);
    if (first === 'read' && second.startsWith('cv')) return article(second.slice('cv'.length));
    if (first === 'opus' && /^\d{1,22}$/.test(second)) return { id: `opus/${second}`, kind: 'article' };
    if (first === 'bangumi' && second === 'play' && /^(?:ep|ss)\d{1,10}$/.test(third)) {
      return { id: `bangumi/play/${third}`, kind: 'video' };
    }
    return undefined;
  },
  identify: (text) => video(/^1[0-9A-Za-z]{9}$/.test(text) ? `BV${text}` : text),
  canonical: (id) => `https://www.bilibili.com/${/^BV/.test(id) ? `video/${id}` : id}`,
  display: (id) => id.replace(/^.*\//, ''),
  ...answeredBy(pageOf('web', 'video', (id) => bilibili.canonical(id))),
};

function article(number: string): Match | undefined {
  return /^\d{1,12}$/.test(number) ? { id: `read/cv${number}`, kind: 'article' } : undefined;
}

/** Parts of a video are separate works (lessons of a course): `?p=2` stays, the first part is the video's own page. */
function video(text: string, query?: URLSearchParams): Match | undefined {
  const bv = /^bv(1[0-9A-Za-z]{9})$/i.exec(text)?.[1];
  const number = /^av([1-9]\d{0,15})$/i.exec(text)?.[1];
  const name = bv !== undefined ? `BV${bv}` : number !== undefined ? bvOf(BigInt(number)) : undefined;
  if (name === undefined) return undefined;
  // The player for other sites calls it `page`, too.
  const page = /^[1-9]\d{0,3}$/.exec(query?.get('p') ?? query?.get('page') ?? '')?.[0] ?? '1';
  return { id: page === '1' ? name : `${name}?p=${page}`, kind: 'video' };
}

const alphabet = 'FcwAPNKTMug3GV5Lj7EJnHpWsx4tb8haYeviqBz6rkCy12mUSDQX9RdoZf';
const scramble = 23442827791579n;
const limit = 1n << 51n;

/** The public rule of av and BV numbers: scrambled, in base 58, two pairs of digits exchanged. */
function bvOf(number: bigint): string | undefined {
  if (number >= limit) return undefined;
  const digits = Array.from({ length: 9 }, () => alphabet.charAt(0));
  let rest = (limit | number) ^ scramble;
  for (let index = digits.length - 1; index >= 0 && rest > 0n; index--) {
    digits[index] = alphabet.charAt(Number(rest % 58n));
    rest /= 58n;
  }
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', i = ''] = digits;
  return `BV1${g}${e}${c}${d}${b}${f}${a}${h}${i}`;
}
