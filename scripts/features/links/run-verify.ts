// What `hexo links verify` does: asks targets, notes in their records what it saw, and tells.

import { FetchError } from '../../platform/http/fetch-error.ts';
import { onInterruption } from '../../platform/interruption.ts';
import { startProgress } from '../../platform/progress.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { createLinkClient, type LinkClient } from './fetch-client.ts';
import { interruptedExitCode } from './fetch-links.ts';
import { fetchStates, type TargetState } from './fetch-state.ts';
import { usedLinks, type UsedLink } from './link-usage.ts';
import { loadLinks, placeOf, today, trustedRecords } from './load-links.ts';
import { lockFilePlace } from './load-records.ts';
import { hostOf } from './run-fetch.ts';
import { linksToVerify, postsNamed } from './selection.ts';
import type { SubcommandCall } from './subcommand.ts';
import { OutcomeWriter } from './write-outcomes.ts';

type Verified = { readonly link: UsedLink } & (
  | { readonly state: TargetState }
  /** Not asked: refused by us, or left for the next run. */
  | { readonly untold: string; readonly isLeft: boolean }
);

export async function runVerify(call: SubcommandCall): Promise<number> {
  const { env, options, print, printJson } = call;
  const store = await trustedRecords(env);
  const posts = postsNamed(await loadLinks(env), options['post']);
  const day = today();
  const links = linksToVerify(usedLinks(posts, store, { today: day, days: 0 }), {
    all: Boolean(options['all']),
    today: day,
    ownHost: hostOf(env.site.url),
  });
  if (options['dryRun']) {
    printJson({ wouldAsk: links.map(({ url }) => url) });
    for (const { url } of links) print(url);
    print(`${links.length} links would be asked. Nothing was asked.`);
    return 0;
  }
  const client = createLinkClient(env.config.fetch, env.site.url, process.env);
  const interruption = onInterruption(new FetchError('interrupted', 'Stopped.'));
  try {
    const verified = await verifyAndWrite(call, links, client, day, interruption.signal);
    report(call, verified, client.requests);
    if (interruption.signal.aborted) return interruptedExitCode;
    return verified.every((entry) => 'state' in entry && entry.state.problem === undefined) ? 0 : 1;
  } finally {
    interruption.end();
  }
}

async function verifyAndWrite(
  { env, json }: SubcommandCall,
  links: readonly UsedLink[],
  client: LinkClient,
  day: string,
  signal: AbortSignal,
): Promise<Verified[]> {
  const writer = new OutcomeWriter(lockFilePlace(env));
  const progress = startProgress(json ? 0 : links.length);
  const verified: Verified[] = [];
  const answered: UsedLink[] = [];
  // Until somebody answers, silence may be ours: nothing is called dead before.
  const waiting: (() => void)[] = [];
  const note = (link: UsedLink, state: TargetState): void => {
    const write = (): void =>
      writer.change(link.found?.url ?? link.url, (known) => ({
        kind: link.canonical.kind ?? 'site',
        ...known,
        checked: { on: day, ...state },
      }));
    if (state.status !== undefined) answered.push(link);
    waiting.push(write);
    if (answered.length > 0) for (const go of waiting.splice(0)) go();
  };
  await Promise.all(
    byPage(links).map(async (group) => {
      try {
        const states = await fetchStates(
          group.map(({ url }) => url),
          client,
          signal,
        );
        group.forEach((link, index) => {
          const state = states[index] ?? {};
          verified.push({ link, state });
          note(link, state);
          if (!json) progress.step(`${state.problem === undefined ? 'answers' : 'problem'} ${link.url}`);
        });
      } catch (error) {
        if (!(error instanceof FetchError)) throw error;
        for (const link of group) {
          verified.push({ link, untold: client.redact(error.message), isLeft: !error.isRefusal });
          if (!json) progress.step(`not asked ${link.url}`);
        }
      }
    }),
  );
  progress.end();
  await writer.finish();
  if (links.length > 0 && answered.length === 0 && !signal.aborted) {
    const reason = verified.flatMap((entry) => ('state' in entry ? (entry.state.problem ?? []) : entry.untold))[0];
    throw new UserError(
      `No host could be reached. ${reason ?? ''} Is there a network? Behind a proxy, set HTTPS_PROXY. Nothing was changed.`,
    );
  }
  return verified;
}

/** Links that differ only in their fragment are one page, asked once. */
function byPage(links: readonly UsedLink[]): UsedLink[][] {
  const pages = new Map<string, UsedLink[]>();
  for (const link of links) {
    const [address = ''] = link.url.split('#');
    const group = pages.get(address);
    if (group) group.push(link);
    else pages.set(address, [link]);
  }
  return [...pages.values()];
}

function report({ print, printJson }: SubcommandCall, verified: readonly Verified[], requests: number): void {
  const sorted = [...verified].sort((a, b) => (a.link.url < b.link.url ? -1 : 1));
  const places = ({ uses }: UsedLink): string[] => uses.map(({ file, link }) => placeOf(file, link));
  printJson({
    links: sorted.map((entry) => ({
      url: entry.link.url,
      ...('state' in entry ? entry.state : { notAsked: entry.untold }),
      places: places(entry.link),
    })),
    requests,
  });
  const tell = (title: string, entries: readonly (readonly [UsedLink, string])[]): void => {
    if (entries.length === 0) return;
    print(`${title} (${entries.length})`);
    for (const [link, text] of entries) {
      print(`  ${link.url}  ${text}`);
      for (const place of places(link)) print(`    ${place}`);
    }
  };
  const having = (text: (entry: Verified) => string | undefined) =>
    sorted.flatMap((entry) => {
      const found = text(entry);
      return found === undefined ? [] : [[entry.link, found] as const];
    });
  const problems = having((entry) => ('state' in entry ? entry.state.problem : undefined));
  tell('problem', problems);
  tell(
    'moved for good',
    having((entry) =>
      'state' in entry && entry.state.movedTo !== undefined ? `to ${entry.state.movedTo}` : undefined,
    ),
  );
  tell(
    'https answers too',
    having((entry) => ('state' in entry && entry.state.https ? '' : undefined)),
  );
  tell(
    'not asked',
    having((entry) => ('untold' in entry && !entry.isLeft ? entry.untold : undefined)),
  );
  const left = having((entry) => ('untold' in entry && entry.isLeft ? entry.untold : undefined));
  tell('left', left);
  print(`${sorted.length} links: ${problems.length} with a problem, ${left.length} left; ${requests} requests.`);
  if (left.length > 0) print('"hexo links verify" goes on with what is left.');
}
