// Hugging Face: models, data sets, Spaces, collections and files in them. Papers are arXiv's (arxiv.ts).

import { encodePath, withoutTrailingPunctuation } from '../address.ts';
import type { Match, Provider } from '../provider.ts';
import { huggingfaceApi } from '../services/huggingface-api.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';
import type { LinkKind } from '../record.ts';

/** First segments that are no owner. */
const reserved = new Set(
  'api blog chat collections datasets docs enterprise inference-api inference-endpoints join kernels landing languages learn login models new notifications organizations papers posts pricing privacy search settings spaces storage support tasks terms-of-service'.split(
    ' ',
  ),
);

/** Second segments that are lists of an owner's. */
const ownerPages = new Set(['activity', 'collections', 'datasets', 'models', 'papers', 'spaces']);

const part = /^[A-Za-z0-9_.-]{1,96}$/;
const views = /^(?:blob|resolve|raw|tree|discussions|commit|commits|viewer|blame)$/;

export const huggingface: Provider = {
  name: 'huggingface',
  label: 'Hugging Face',
  hosts: ['huggingface.co', 'hf.co', 'hf-mirror.com'],
  prefixes: ['hf'],
  match({ segments }) {
    const [first = '', ...rest] = segments;
    if (first === 'datasets') return identifyRepository('datasets/', rest, 'dataset');
    if (first === 'spaces') return rest.length < 2 ? undefined : identifyRepository('spaces/', rest, 'site');
    if (first === 'collections') return identifyCollection(rest);
    return reserved.has(first) || ownerPages.has(rest[0] ?? '') ? undefined : identifyRepository('', segments, 'model');
  },
  identify(text) {
    const segments = text.split('/');
    if (segments[0] === 'collections') return identifyCollection(segments.slice(1));
    if (segments[0] === 'datasets') return identifyRepository('datasets/', segments.slice(1), 'dataset');
    if (segments[0] === 'spaces') return identifyRepository('spaces/', segments.slice(1), 'site');
    return identifyRepository('', segments, 'model');
  },
  canonical: (id) => `https://huggingface.co/${encodePath(id)}`,
  display: (id) => id,
  ...answeredBy(
    huggingfaceApi,
    pageOf('web', 'site', (id) => huggingface.canonical(id)),
  ),
};

/** `owner/name`; of the first models and data sets just `name`, which for a model is an owner's page too. */
function identifyRepository(prefix: string, segments: readonly string[], kind: LinkKind): Match | undefined {
  const alone = segments.length === 1 || views.test(segments[1] ?? '');
  if (alone && prefix === '' && segments.length === 1) return undefined;
  const name = segments.slice(0, alone ? 1 : 2).map((segment) => withoutTrailingPunctuation(segment));
  if (name.length === 0 || !name.every((segment) => part.test(segment) && !/^\.+$/.test(segment))) return undefined;
  const id = prefix + name.join('/');
  const [view = '', ...path] = segments.slice(name.length);
  // A model's name alone would be its owner's page.
  if (alone && prefix === '' && view === 'tree' && path.length <= 1)
    return { id: `${id}/tree/${path[0] ?? 'main'}`, kind };
  // `tree/main` is what the repository shows by itself.
  if (view === '' || (path.length <= 1 && view === 'tree' && (path[0] ?? 'main') === 'main')) return { id, kind };
  if (/^(?:blob|resolve|raw)$/.test(view) && path.length > 1) return { id: `${id}/blob/${path.join('/')}`, kind };
  if (!views.test(view)) return undefined;
  return { id: [id, view, ...path].join('/'), kind };
}

/** `owner/title-of-it-<24 hexadecimal digits>`: the title changes, the digits don't. */
function identifyCollection([owner = '', slug = '']: readonly string[]): Match | undefined {
  const name = withoutTrailingPunctuation(slug);
  if (!part.test(owner) || !/^[A-Za-z0-9_.-]{1,200}$/.test(name)) return undefined;
  return { id: `collections/${owner}/${name}`, kind: 'site' };
}
