// Everything that no other provider knows: the address itself, without what is known to be only tracking.

import type { Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';

/** https://support.google.com/analytics/answer/10917952 (utm_*), and the click ids of advertising networks. */
const tracking =
  /^(?:utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi)$/;
/** Names that elsewhere may mean anything: only where they are known to be tracking. */
const trackingByHost: Readonly<Record<string, RegExp>> = {
  'csdn.net': /^(?:spm|utm_.*)$/,
  'aliyun.com': /^(?:spm|scm)$/,
  'taobao.com': /^spm$/,
  'tmall.com': /^spm$/,
};

export const web: Provider = {
  name: 'web',
  label: 'web',
  hosts: [],
  match({ url }) {
    return { id: withoutTracking(url) };
  },
  canonical: (id) => id,
  display(id) {
    const { host, pathname } = new URL(id);
    return host.replace(/^www\./, '') + (pathname === '/' ? '' : pathname);
  },
  ...answeredBy(pageOf('web', 'site', (id) => id)),
};

/** The order of what stays is kept: some sites read it. */
function withoutTracking(url: URL): string {
  if (url.search === '') return url.href;
  const own = Object.entries(trackingByHost).find(
    ([host]) => url.hostname === host || url.hostname.endsWith(`.${host}`),
  )?.[1];
  const parts = url.search.slice(1).split('&');
  const kept = parts.filter((part) => {
    const name = part.split('=', 1)[0] ?? '';
    return !tracking.test(name) && !own?.test(name);
  });
  if (kept.length === parts.length) return url.href;
  const copy = new URL(url);
  copy.search = kept.join('&');
  return copy.href;
}
