// OpenReview: a submission is its forum; its PDF, attachments and revisions are the same work.

import { withoutTrailingPunctuation } from '../address.ts';
import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { openreviewApi, openreviewFirstApi } from '../services/openreview-api.ts';

export const openreview: Provider = {
  name: 'openreview',
  label: 'OpenReview',
  hosts: ['openreview.net'],
  match({ segments, query }) {
    if (segments.length !== 1 || !/^(?:forum|pdf|attachment|revisions)$/.test(segments[0] ?? '')) return undefined;
    return identifyForum(query.get('id') ?? '');
  },
  identify: identifyForum,
  canonical: (id) => `https://openreview.net/forum?id=${id}`,
  display: (id) => `OpenReview:${id}`,
  ...answeredBy(openreviewApi, openreviewFirstApi),
};

function identifyForum(text: string): Match | undefined {
  const id = /^[A-Za-z0-9_-]{4,32}$/.exec(withoutTrailingPunctuation(text))?.[0];
  return id === undefined ? undefined : { id, kind: 'paper' };
}
