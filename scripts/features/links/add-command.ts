// `hexo links add <url|id>`: a record with what the address itself tells. Offline: everything else is `fetch`'s to ask.
// Exit code 0 if there is a record now, 2 if the text is no address or id.

import { UserError } from '../../hexo/define-feature.ts';
import { displayLink, linkFromText, providerOf } from './canonical.ts';
import { lockFilePlace } from './load-records.ts';
import { updateLockFile } from './lock-file.ts';
import { createRecordStore } from './record-store.ts';
import type { LinkRecord } from './record.ts';
import type { Subcommand } from './subcommand.ts';

export const addCommand: Subcommand = {
  name: 'add',
  usage: '<url|id>',
  description: 'Add a record: an address, arxiv:2501.12948, doi:10.…, acl:P19-1001, gh:owner/name, hf:owner/name …',
  arguments: { min: 1, max: 1 },
  async run({ env, positional, print, printJson }) {
    const [text = ''] = positional;
    const link = linkFromText(text);
    if (!link) {
      throw new UserError(
        `"${text}" is neither an address (https://…) nor an id (arxiv:2501.12948, doi:10.1145/…). Nothing was written.`,
      );
    }
    let known: LinkRecord | undefined;
    const record: LinkRecord = { kind: link.kind ?? 'site' };
    await updateLockFile(lockFilePlace(env), (records) => {
      known = createRecordStore(records).find(link.url)?.record;
      return known ? records : new Map([...records, [link.url, record]]);
    });
    const services = providerOf(link.provider)?.services ?? [];
    printJson({
      url: link.url,
      id: link.id,
      provider: link.provider,
      added: !known,
      record: known ?? record,
      services,
    });
    print(
      known ? `There is a record of ${link.url}: ${known.title ?? known.kind}` : `Added ${link.url} (${record.kind}).`,
    );
    if (!known?.title) print(nextStep(services, displayLink(link)));
    return 0;
  },
};

function nextStep(services: readonly string[], name: string): string {
  if (services.length === 0) return `No service knows ${name}: write its title into the file.`;
  return `"hexo links fetch" asks ${services.join(', then ')} about ${name}.`;
}
