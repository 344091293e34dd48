// GitHub (https://docs.github.com/en/rest/repos/repos#get-a-repository) and Gitee (https://gitee.com/api/v5/swagger),
// whose answer has the same shape.

import { textAt, valueAt } from '../../../core/json-value.ts';
import type { LinkRecord } from '../record.ts';
import type { ServiceName } from '../services.ts';
import { oneByOne, parseJsonAnswer, type Lookup } from './lookup.ts';
import { recordOf } from './record-fields.ts';

export const githubApi = repositoriesOf('github', { accept: 'application/vnd.github+json' });
export const giteeApi = repositoriesOf('gitee', {});

function repositoriesOf(service: ServiceName, headers: Readonly<Record<string, string>>): Lookup {
  return {
    service,
    // Files, issues and gists have no record of their own here; their pages tell (page.ts).
    request: (ids) =>
      oneByOne(service, ids, (id) => (/^[^/:]+\/[^/]+$/.test(id) ? `repos/${id}` : undefined)).map((request) => ({
        ...request,
        headers,
      })),
    parse(response) {
      const [id] = response.request.ids;
      const record = repositoryRecord(service, parseJsonAnswer(response));
      return id !== undefined && record ? [{ id, record }] : [];
    },
  };
}

function repositoryRecord(service: ServiceName, repository: unknown): LinkRecord | undefined {
  return recordOf(service, 'code', {
    // A repository that moved answers under its new name.
    title: textAt(repository, 'full_name'),
    description: textAt(repository, 'description'),
    // Gitee's `owner` of a group's repository is an account; its namespace is what the address begins with.
    authors: [textAt(repository, 'namespace', 'path') ?? textAt(repository, 'owner', 'login') ?? ''],
    published: textAt(repository, 'created_at'),
    updated: textAt(repository, 'pushed_at'),
    category: textAt(repository, 'language'),
    withdrawn: valueAt(repository, 'archived') === true ? 'archived' : undefined,
  });
}
