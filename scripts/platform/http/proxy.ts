// Which proxy the environment names for an address: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, as curl reads
// them (https://curl.se/docs/manpage.html, "ENVIRONMENT"): the names in small letters win.

import { BlockList, isIP } from 'node:net';
import { FetchError } from './fetch-error.ts';
import type { RequestTarget } from './request-target.ts';

export interface Proxy {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Value of `Proxy-Authorization`. */
  readonly authorization: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws FetchError if the variable's value isn't a proxy that we can use. */
export function proxyFor(target: RequestTarget, env: Environment): Proxy | undefined {
  const name = target.isTls ? 'https_proxy' : 'http_proxy';
  const variable = [name, name.toUpperCase(), 'all_proxy', 'ALL_PROXY'].find((key) => env[key]);
  const value = variable === undefined ? undefined : env[variable];
  if (variable === undefined || !value) return undefined;
  if (isExcepted(target, env['no_proxy'] ?? env['NO_PROXY'] ?? '')) return undefined;
  return parseProxy(variable, value);
}

function parseProxy(variable: string, value: string): Proxy {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new FetchError(
      'proxy',
      `${variable} must name a proxy such as http://127.0.0.1:7890; SOCKS proxies can't be used.`,
    );
  }
  const isTls = url.protocol === 'https:';
  const secret = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
    isTls,
    authorization: secret === ':' ? undefined : `Basic ${Buffer.from(secret).toString('base64')}`,
  };
}

/** Entries are names (with all below them), addresses, networks such as 10.0.0.0/8, each with or without a port. */
function isExcepted({ host, port }: RequestTarget, list: string): boolean {
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '') return false;
    if (entry === '*') return true;
    const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
    if (only !== undefined && Number(only) !== port) return false;
    const wanted = name.toLowerCase().replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0) return wanted === host || isInNetwork(host, wanted);
    const suffix = wanted.replace(/^\*?\./, '');
    return host === suffix || host.endsWith(`.${suffix}`);
  });
}

function isInNetwork(address: string, network: string): boolean {
  const [, base = '', prefix = ''] = /^(.+)\/(\d{1,3})$/.exec(network) ?? [];
  const family = isIP(base);
  if (family === 0 || family !== isIP(address) || Number(prefix) > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(base, Number(prefix), type);
  return list.check(address, type);
}
