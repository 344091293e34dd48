// Fetches records of given links into the lock file: what `fetch` and `import` of a collection have in common.

import { FetchError } from '../../platform/http/fetch-error.ts';
import { onInterruption } from '../../platform/interruption.ts';
import { startProgress } from '../../platform/progress.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { displayLink, providerOf, type CanonicalLink } from './canonical.ts';
import { createLinkClient, type LinkClient } from './fetch-client.ts';
import { createImageFetcher } from './fetch-image.ts';
import { fetchRecords, type FetchOutcome } from './fetch-records.ts';
import type { LinkUse } from './link-usage.ts';
import { placeOf, today, trustedRecords } from './load-links.ts';
import { lockFilePlace } from './load-records.ts';
import type { SubcommandCall } from './subcommand.ts';
import { OutcomeWriter } from './write-outcomes.ts';

/** A work that a link names, but doesn't lead to. */
export interface NamedWork {
  readonly name: string;
  readonly url: string;
  readonly title: string;
}

export const interruptedExitCode = 130;

/**
 * @param afterwards what else is asked, once the records are written
 * @throws UserError if no host at all could be reached
 */
export async function fetchLinks(
  call: SubcommandCall,
  links: readonly CanonicalLink[],
  usesOf: (url: string) => readonly LinkUse[],
  afterwards?: (client: LinkClient, signal: AbortSignal) => Promise<readonly NamedWork[]>,
): Promise<number> {
  const { env, options, print, printJson } = call;
  if (options['dryRun']) {
    printJson({ wouldAsk: links.map((link) => ({ url: link.url, services: servicesOf(link) })) });
    for (const link of links) print(`${displayLink(link)}  ${servicesOf(link).join(', then ')}`);
    print(`${links.length} links would be asked about. Nothing was asked.`);
    return 0;
  }
  const client = createLinkClient(env.config.fetch, env.site.url, process.env);
  const interruption = onInterruption(new FetchError('interrupted', 'Stopped.'));
  try {
    const outcomes = await fetchAndWrite(call, links, client, interruption.signal);
    if (isUnreachable(outcomes)) throw unreachable(outcomes);
    const named = interruption.signal.aborted ? [] : ((await afterwards?.(client, interruption.signal)) ?? []);
    report(call, outcomes, usesOf, named, client.requests);
    if (interruption.signal.aborted) return interruptedExitCode;
    return outcomes.every(({ state }) => state === 'fetched' || state === 'unchanged') ? 0 : 1;
  } finally {
    interruption.end();
  }
}

function servicesOf({ provider }: CanonicalLink): readonly string[] {
  return providerOf(provider)?.services ?? [];
}

async function fetchAndWrite(
  { env, json }: SubcommandCall,
  links: readonly CanonicalLink[],
  client: LinkClient,
  signal: AbortSignal,
): Promise<FetchOutcome[]> {
  const store = await trustedRecords(env);
  const writer = new OutcomeWriter(lockFilePlace(env));
  const progress = startProgress(json ? 0 : links.length);
  const outcomes: FetchOutcome[] = [];
  const day = today();
  const { fetch: config } = env.config;
  const images = createImageFetcher(client, env.hexo.source_dir, config.imageFolder, signal);
  const pictures: Promise<void>[] = [];
  const keepPicture = async (url: string, address: string): Promise<void> => {
    const image = await images.fetch(address);
    if (image)
      writer.change(url, (known) => (known?.pinned?.includes('image') ? known : { kind: 'site', ...known, image }));
  };
  await fetchRecords(links, {
    client,
    signal,
    known: (url) => store.find(url)?.record,
    onOutcome(outcome) {
      outcomes.push(outcome);
      if (outcome.state === 'fetched') {
        writer.merge(outcome.url, { ...outcome.record, fetched: day });
        if (config.images && outcome.image !== undefined) pictures.push(keepPicture(outcome.url, outcome.image));
      }
      if (outcome.state === 'unchanged') {
        writer.change(outcome.url, (known) => ({ kind: 'site', ...known, fetched: day }));
      }
      if (!json) progress.step(`${outcome.state} ${outcome.url}`);
    },
  });
  await Promise.all(pictures);
  for (const notice of images.notices) progress.note(notice);
  progress.end();
  await writer.finish();
  return outcomes;
}

const wayFaults = new Set(['dns', 'connect', 'proxy', 'first-byte-timeout']);

/** Every single question failed on its way, before anybody answered. */
function isUnreachable(outcomes: readonly FetchOutcome[]): boolean {
  return (
    outcomes.length > 0 &&
    outcomes.every(
      (outcome) =>
        outcome.state === 'failed' && outcome.error instanceof FetchError && wayFaults.has(outcome.error.code),
    )
  );
}

function unreachable(outcomes: readonly FetchOutcome[]): UserError {
  const reason = outcomes.flatMap((outcome) => ('reason' in outcome ? [outcome.reason] : []))[0] ?? '';
  return new UserError(
    `No host could be reached. ${reason} Is there a network? Behind a proxy, set HTTPS_PROXY. Nothing was changed.`,
  );
}

function report(
  { print, printJson }: SubcommandCall,
  outcomes: readonly FetchOutcome[],
  usesOf: (url: string) => readonly LinkUse[],
  named: readonly NamedWork[],
  requests: number,
): void {
  const places = (url: string): string[] => usesOf(url).map(({ file, link }) => placeOf(file, link));
  printJson({
    links: outcomes.map((outcome) => ({
      url: outcome.url,
      state: outcome.state,
      ...('service' in outcome && { service: outcome.service }),
      ...('record' in outcome && { title: outcome.record.title }),
      ...('reason' in outcome && { reason: outcome.reason }),
      places: places(outcome.url),
    })),
    perhapsMeant: named,
    requests,
  });
  for (const { name, url, title } of named) print(`Perhaps meant by "${name}": ${url}  ${title}`);
  const of = (state: FetchOutcome['state']): FetchOutcome[] => outcomes.filter((outcome) => outcome.state === state);
  for (const state of ['unknown', 'failed', 'left'] as const) {
    const group = of(state);
    if (group.length === 0) continue;
    print(`${state} (${group.length})`);
    for (const outcome of group) {
      print(`  ${outcome.url}  ${'reason' in outcome ? outcome.reason : ''}`);
      for (const place of places(outcome.url)) print(`    ${place}`);
    }
  }
  const counts = (['fetched', 'unchanged', 'unknown', 'failed', 'left'] as const).map(
    (state) => `${of(state).length} ${state}`,
  );
  print(`${outcomes.length} links: ${counts.join(', ')}; ${requests} requests.`);
  if (of('left').length > 0) print('"hexo links fetch" goes on with what is left.');
}
