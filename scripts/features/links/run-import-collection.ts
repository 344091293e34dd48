// `hexo links import <collection on Hugging Face>`: what it holds becomes records, asked of each one's own service; the
// list in its order is printed as Markdown, ready for a post. Exit codes as of `fetch`.

import { decodeText } from '../../core/charset.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { FetchError } from '../../platform/http/fetch-error.ts';
import { canonicalLink, type CanonicalLink } from './canonical.ts';
import { createLinkClient } from './fetch-client.ts';
import { fetchLinks } from './fetch-links.ts';
import { trustedRecords } from './load-links.ts';
import { collectionItems } from './services/huggingface-api.ts';
import type { SubcommandCall } from './subcommand.ts';

/** Whether `import` is given a collection. */
export function isCollection(link: CanonicalLink | undefined): link is CanonicalLink & { id: string } {
  return link?.id?.startsWith('huggingface:collections/') === true;
}

export async function runImportCollection(
  call: SubcommandCall,
  { id, url }: { id: string; url: string },
): Promise<number> {
  const { env, print } = call;
  await trustedRecords(env);
  const items = await fetchItems(call, id.slice('huggingface:'.length));
  const links = [url, ...items].flatMap((address) => canonicalLink(address) ?? []);
  const unique = [...new Map(links.map((link) => [link.url, link])).values()];
  const store = await trustedRecords(env);
  const wanted = unique.filter((link) => store.find(link.url)?.record.title === undefined);
  const code = await fetchLinks(call, wanted, () => []);
  const known = await trustedRecords(env);
  for (const link of unique.slice(1)) {
    print(`- [${markdownText(known.find(link.url)?.record.title ?? link.url)}](${link.url})`);
  }
  if (wanted.length === 0) print(`All ${unique.length} links of the collection have records.`);
  return code;
}

/** @throws UserError if the collection can't be read */
async function fetchItems({ env }: SubcommandCall, path: string): Promise<string[]> {
  const client = createLinkClient(env.config.fetch, env.site.url, process.env);
  const fail = (reason: string, cause?: unknown): UserError =>
    new UserError(`The collection could not be read: ${client.redact(reason)} Nothing was changed.`, { cause });
  try {
    const response = await client.fetch(
      { url: client.base('huggingface') + path.replace(/^\//, ''), secretHeaders: client.keyHeader('huggingface') },
      new AbortController().signal,
    );
    if (response.status !== 200) throw fail(`Hugging Face answers ${response.status}.`);
    return collectionItems(JSON.parse(decodeText(response.body, response.headers['content-type']).text));
  } catch (error) {
    if (error instanceof FetchError) throw fail(error.message, error);
    if (error instanceof SyntaxError) throw fail('the answer is no JSON (the login page of a network?).', error);
    throw error;
  }
}

function markdownText(text: string): string {
  return text.replace(/[\\[\]<>*_`$]/g, '\\$&');
}
