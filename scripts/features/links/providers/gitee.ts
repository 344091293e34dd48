// Gitee: repositories, files in them, issues.

import type { Provider } from '../provider.ts';
import { giteeApi } from '../services/code-host-api.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';
import { identifyInRepository, repositoryUrl } from './code-host.ts';

const reserved = new Set(
  'about api apps blog dashboard education enterprises explore features gitee-go help link login notifications organizations profile search settings signup terms'.split(
    ' ',
  ),
);

export const gitee: Provider = {
  name: 'gitee',
  label: 'Gitee',
  hosts: ['gitee.com'],
  match({ segments, query }) {
    if (query.size > 0 && segments.length > 2 && !/^(?:blob|tree|raw|issues|pulls)$/.test(segments[2] ?? '')) {
      return undefined;
    }
    if (segments[0] === 'api') {
      return segments[2] === 'repos' && segments.length === 5
        ? identifyInRepository(segments.slice(3), reserved)
        : undefined;
    }
    return identifyInRepository(segments, reserved);
  },
  identify(text) {
    const parts = text.split('/');
    return parts.length === 2 ? identifyInRepository(parts, reserved) : undefined;
  },
  canonical: (id) => repositoryUrl('https://gitee.com', id),
  display: (id) => id,
  ...answeredBy(
    giteeApi,
    pageOf('web', 'code', (id) => gitee.canonical(id)),
  ),
};
