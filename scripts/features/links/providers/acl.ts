// ACL Anthology: https://aclanthology.org/info/ids/

import { withoutTrailingPunctuation } from '../address.ts';
import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';
import { semanticScholarBy } from '../services/semantic-scholar-api.ts';

export const acl: Provider = {
  name: 'acl',
  label: 'ACL Anthology',
  hosts: [
    'aclanthology.org',
    'aclweb.org',
    'anthology.aclweb.org',
    'aclanthology.info',
    'aclanthology.coli.uni-saarland.de',
  ],
  prefixes: ['anthology', 'aclanthology'],
  match({ host, segments }) {
    const path = host === 'aclweb.org' ? (segments[0] === 'anthology' ? segments.slice(1) : []) : segments;
    const last = path.at(-1) ?? '';
    if (path[0] === 'volumes' && path.length === 2) return identifyVolume(last);
    // `P19-1001`, `P/P19/P19-1001`, `papers/P/P19/P19-1001`, `papers/P19-1001/p19-1001`
    const folders = path.slice(0, -1).join('/');
    if (!/^(?:|papers|(?:papers\/)?[A-Z](?:\/[A-Z]\d\d)?|papers\/[A-Z]\d\d-\d{4})$/i.test(folders)) return undefined;
    return identifyPaper(last);
  },
  identify: (text) => identifyPaper(text),
  canonical: (id) => `https://aclanthology.org/${id}`,
  display: (id) => `ACL:${id}`,
  ...answeredBy(
    pageOf('acl', 'paper', (id) => `${id}/`),
    semanticScholarBy((id) => `ACL:${id}`),
  ),
};

/** `P19-1001`, `W19-5301v2.pdf`, `2020.acl-main.1`. */
function identifyPaper(text: string): Match | undefined {
  if (text.length > 80) return undefined;
  const plain = withoutTrailingPunctuation(text).replace(/\.(?:pdf|bib|xml|endf)$/i, '');
  const old = /^([A-Z]\d\d-\d{4})(?:v([1-9]\d?))?$/i.exec(plain);
  // Volume and number: https://aclanthology.org/info/ids/#modern-style
  const id =
    old?.[1]?.toUpperCase() ?? /^(\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)(?:v[1-9]\d?)?$/i.exec(plain)?.[1]?.toLowerCase();
  if (id === undefined) return undefined;
  const version = /v(\d+)$/i.exec(plain)?.[1];
  return { id, kind: 'paper', ...(version !== undefined && { version: Number(version) }) };
}

function identifyVolume(text: string): Match | undefined {
  const id = /^(?:[A-Z]\d\d-\d{1,2}|\d{4}\.[a-z0-9]+-[a-z0-9]+)$/i.exec(text)?.[0];
  if (id === undefined) return undefined;
  return { id: `volumes/${/^\d/.test(id) ? id.toLowerCase() : id.toUpperCase()}`, kind: 'site' };
}
