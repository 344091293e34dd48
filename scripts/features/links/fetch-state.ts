// Whether a link's target still answers, by asking it: HEAD, and GET where HEAD tells too little.

import { decodeText } from '../../core/charset.ts';
import { FetchError } from '../../platform/http/fetch-error.ts';
import type { HttpClient } from '../../platform/http/polite-client.ts';
import type { FetchResponse } from '../../platform/http/safe-fetch.ts';
import { isHtml, readPage, type Page } from './services/page.ts';
import { anchorOf, isSoftNotFound, permanentTarget } from './target-state.ts';

export interface TargetState {
  readonly status?: number;
  /** What a reader would meet; absent if the target answers or refuses to tell robots. */
  readonly problem?: string;
  /** Where all redirects say it moved to for good. */
  readonly movedTo?: string;
  /** The same address with https answers too. */
  readonly https?: true;
}

/**
 * States of several addresses of one page, which differ in their anchors; in their order.
 * @throws FetchError if the question couldn't be asked: refused by us, stopped, or left for the next run
 */
export async function fetchStates(
  urls: readonly string[],
  client: HttpClient,
  signal: AbortSignal,
): Promise<TargetState[]> {
  const [address = ''] = (urls[0] ?? '').split('#');
  const anchors = urls.map(anchorOf);
  let answer: { response: FetchResponse; page: Page | undefined };
  try {
    answer = await ask(address, client, signal);
  } catch (error) {
    const problem = error instanceof FetchError ? problemOf(error) : undefined;
    if (problem === undefined) throw error;
    return urls.map(() => ({ problem }));
  }
  const { response, page } = answer;
  const { status } = response;
  const movedTo = permanentTarget(response);
  const https = address.startsWith('http:') && (await answersHttps(address, client, signal));
  const common = { status, ...(movedTo !== undefined && { movedTo }), ...(https && { https: true as const }) };
  const problem = problemOfAnswer(address, response, page);
  return anchors.map((anchor): TargetState => {
    if (problem !== undefined) return { ...common, problem };
    if (anchor === undefined || !page || page.anchors.has(anchor)) return common;
    return { ...common, problem: `the page has no place #${anchor}` };
  });
}

async function ask(
  url: string,
  client: HttpClient,
  signal: AbortSignal,
): Promise<{ response: FetchResponse; page: Page | undefined }> {
  const head = await askHead(url, client, signal);
  // Many servers refuse HEAD, or answer it with anything; a page must be read to know what it says.
  const isPage = isHtml(head?.headers['content-type'] ?? '');
  if (head && head.status < 400 && !isPage) return { response: head, page: undefined };
  const response = await client.fetch({ url, reads: (type) => isHtml(type), goesOn: true }, signal);
  const contentType = response.headers['content-type'] ?? '';
  const page =
    response.isBodyRead && response.body.length > 0 ? readPage(decodeText(response.body, contentType).text) : undefined;
  return { response, page };
}

/** `undefined` where the question itself failed: GET is asked next, and says why. */
async function askHead(url: string, client: HttpClient, signal: AbortSignal): Promise<FetchResponse | undefined> {
  try {
    return await client.fetch({ url, method: 'HEAD' }, signal);
  } catch (error) {
    const isOfHead = error instanceof FetchError && ['protocol', 'incomplete', 'redirects'].includes(error.code);
    if (isOfHead) return undefined;
    throw error;
  }
}

/** To robots, not to readers: https://developer.mozilla.org/docs/Web/HTTP/Status; 999 is LinkedIn's. */
const untold: ReadonlySet<number> = new Set([401, 403, 405, 406, 407, 418, 429, 451, 503, 999]);

function problemOfAnswer(address: string, response: FetchResponse, page: Page | undefined): string | undefined {
  const { status } = response;
  if (untold.has(status)) return undefined;
  if (status >= 400) return `answers ${status}`;
  if (isSoftNotFound(address, response.url, page?.title))
    return 'says that there is no such page, though with status 200';
  return undefined;
}

/** What a reader would meet too; `undefined` for what is only between us and the target. */
function problemOf({ code, message }: FetchError): string | undefined {
  switch (code) {
    case 'dns':
    case 'connect':
    case 'tls':
    case 'first-byte-timeout':
    case 'total-timeout':
    case 'redirects':
    case 'incomplete':
    case 'protocol':
      return message;
    default:
      return undefined;
  }
}

async function answersHttps(address: string, client: HttpClient, signal: AbortSignal): Promise<boolean> {
  const secure = address.replace(/^http:/, 'https:');
  try {
    const { status, url } = await client.fetch({ url: secure, method: 'HEAD', goesOn: true }, signal);
    return status < 400 && url.startsWith('https:');
  } catch (error) {
    if (error instanceof FetchError && error.code !== 'interrupted') return false;
    throw error;
  }
}
