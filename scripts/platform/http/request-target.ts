// What an address asks us to connect to, judged before any name is looked up.

import { isIP } from 'node:net';
import { FetchError } from './fetch-error.ts';
import { refusedAddress, refusedName } from './ip-address.ts';

export interface RequestTarget {
  readonly url: URL;
  readonly isTls: boolean;
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
  /** `host:port` as it stands in `allowHosts`; IPv6 in brackets. */
  readonly name: string;
  readonly isLiteral: boolean;
  /** The owner allowed exactly this host and port, wherever it lies. */
  readonly isAllowed: boolean;
}

const publicPorts: ReadonlySet<number> = new Set([80, 443]);

/**
 * The WHATWG parser has already turned decimal, octal, hexadecimal, short and full-width forms of IPv4 into four
 * decimal numbers, so that there is one form to judge.
 * @param allowHosts exact `host:port` entries
 * @throws FetchError if this must not be asked
 */
export function requestTarget(address: string, allowHosts: ReadonlySet<string>): RequestTarget {
  if (!URL.canParse(address)) throw new FetchError('bad-url', `${shorten(address)} is not an address.`);
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError('scheme', `${shorten(address)}: only http and https are asked.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchError('credentials', `${url.host}: a link with a user name or password in it is not asked.`);
  }
  if (url.hostname === '') throw new FetchError('bad-url', `${shorten(address)} names no host.`);
  const isTls = url.protocol === 'https:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const name = `${url.hostname}:${port}`;
  const isAllowed = allowHosts.has(name);
  const isLiteral = isIP(host) !== 0;
  if (!isAllowed) {
    if (!publicPorts.has(port)) {
      throw new FetchError(
        'port',
        `${name}: only the ports 80 and 443 are asked. If this one is meant, add "${name}" to paperlog.links.fetch.allowHosts.`,
      );
    }
    // A proxy looks names up for us, on this machine perhaps: this one needn't be looked up.
    const reason = isLiteral ? refusedAddress(host) : refusedName(host);
    if (reason !== undefined) throw addressRefused(name, host, reason);
  }
  return { url, isTls, host, port, name, isLiteral, isAllowed };
}

export function addressRefused(name: string, address: string, reason: string): FetchError {
  const what = name.startsWith(`${address}:`) || name.startsWith(`[${address}]:`) ? name : `${name} (${address})`;
  return new FetchError(
    'address',
    `${what} is not asked: that is ${reason}. If it is meant, add "${name}" to paperlog.links.fetch.allowHosts.`,
  );
}

function shorten(address: string): string {
  // What stands before an @ may be a password.
  const bare = address.replace(/\/\/[^/?#]*@/, '//');
  return bare.length > 100 ? `${bare.slice(0, 100)}…` : bare;
}
