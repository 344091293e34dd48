// GitHub: repositories, files in them, issues, gists.

import type { Provider } from '../provider.ts';
import { githubApi } from '../services/code-host-api.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';
import { identifyInRepository, ownerAndName, repositoryUrl, withoutHeads } from './code-host.ts';

/** First segments that are no owner: https://github.com/<this>/… is a page of GitHub's own. */
const reserved = new Set(
  'about account apps blog codespaces collections contact copilot customer-stories dashboard enterprise events explore features github-copilot issues join login logout marketplace mobile new notifications organizations orgs premium-support pricing pulls readme resources search security settings signup site solutions sponsors stars team topics trending users watching why-github'.split(
    ' ',
  ),
);

export const github: Provider = {
  name: 'github',
  label: 'GitHub',
  hosts: ['github.com', 'raw.githubusercontent.com', 'api.github.com', 'gist.github.com'],
  prefixes: ['gh'],
  match({ host, segments, query }) {
    if (host === 'github.com') {
      // Searches and filters: the query says what is shown.
      const plain = /^(?:blob|tree|raw|blame)$/.test(segments[2] ?? '') || /^\d+$/.test(segments[3] ?? '');
      if (query.size > 0 && segments.length > 2 && !plain) return undefined;
      return identifyInRepository(segments, reserved);
    }
    if (host === 'raw.githubusercontent.com') {
      const [owner = '', name = '', ...path] = segments;
      const repository = ownerAndName(owner, name, reserved);
      if (repository === undefined || path.length < 2) return undefined;
      return { id: `${repository}/blob/${withoutHeads(path).join('/')}`, kind: 'code' };
    }
    if (host === 'api.github.com') {
      return segments[0] === 'repos' && segments.length === 3
        ? identifyInRepository(segments.slice(1), reserved)
        : undefined;
    }
    // `gist.github.com/<hash>`, `gist.github.com/<owner>/<hash>`
    const gist = segments.slice(0, 2).find((segment) => /^[0-9a-f]{20,40}$/.test(segment));
    return gist === undefined ? undefined : { id: `gist:${gist}`, kind: 'code' };
  },
  identify(text) {
    const parts = text.split('/');
    return parts.length === 2 ? identifyInRepository(parts, reserved) : undefined;
  },
  canonical: (id) =>
    id.startsWith('gist:') ? `https://gist.github.com/${id.slice(5)}` : repositoryUrl('https://github.com', id),
  display: (id) => id,
  ...answeredBy(
    githubApi,
    pageOf('web', 'code', (id) => github.canonical(id)),
  ),
};
