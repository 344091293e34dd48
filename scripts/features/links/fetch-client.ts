// The HTTP client of `hexo links`: whom it may ask, at which pace, with which keys.

import { createRequire } from 'node:module';
import { createHttpClient, type HttpClient } from '../../platform/http/polite-client.ts';
import { defaultLimits } from '../../platform/http/limits.ts';
import type { FetchConfig } from './fetch-config.ts';
import { services, type Service, type ServiceName } from './services.ts';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

export type Environment = Readonly<Record<string, string | undefined>>;

export interface LinkClient extends HttpClient {
  /** Where a service is asked; ends with a slash. */
  base(service: ServiceName): string;
  /** The header with the service's key, if the environment has one. */
  keyHeader(service: ServiceName): Readonly<Record<string, string>>;
  /** The text without any key of the environment. */
  redact(text: string): string;
}

/** @param siteUrl the blog's own address, told to services beside the contact */
export function createLinkClient(config: FetchConfig, siteUrl: string, env: Environment): LinkClient {
  const http = createHttpClient(
    {
      limits: { ...defaultLimits, firstByteMs: config.firstByteMs, totalMs: config.totalMs },
      userAgent: userAgent(config.contact, siteUrl),
      allowHosts: new Set(config.allowHosts),
      env,
    },
    {
      paceMs: paceOf(config),
      maxRequests: config.maxRequests,
      maxParallel: 64,
      tries: 3,
      backoffMs: config.retryMs,
      maxWaitMs: 60_000,
    },
  );
  const secrets = Object.values<Service>(services).flatMap(({ key }) => (key && env[key.variable]) || []);
  return {
    fetch: (request, signal) => http.fetch(request, signal),
    get requests() {
      return http.requests;
    },
    base: (service) => baseOf(config, service),
    keyHeader(service) {
      const { key }: Service = services[service];
      const value = key && env[key.variable]?.trim();
      return key && value ? { [key.header]: key.value.replace('{key}', () => value) } : {};
    },
    redact: (text) => secrets.reduce((left, secret) => left.replaceAll(secret, '***'), text),
  };
}

function userAgent(contact: string, siteUrl: string): string {
  const about = [siteUrl, contact === '' || contact.includes(':') ? contact : `mailto:${contact}`];
  const comment = about.filter((part) => part !== '' && !/^https?:\/\/(?:www\.)?example\./.test(part)).join('; ');
  // Header values are Latin-1 without line ends.
  return `hexo-paperlog/${version}${comment === '' ? '' : ` (+${comment})`}`.replace(/[^\x20-\x7e]/g, '');
}

function baseOf(config: FetchConfig, service: ServiceName): string {
  const base = config.services[service]?.base ?? services[service].base;
  return base === '' || base.endsWith('/') ? base : `${base}/`;
}

/** A service's pace holds for its whole domain: what asks arXiv's API asks arXiv. */
function paceOf(config: FetchConfig): (host: string) => number {
  const paces: [suffix: string, paceMs: number][] = [];
  for (const name of Object.keys(services) as ServiceName[]) {
    const base = baseOf(config, name);
    if (base !== '') paces.push([domainOf(new URL(base).host), config.services[name]?.paceMs ?? services[name].paceMs]);
  }
  const pages = config.services.web?.paceMs ?? services.web.paceMs;
  return (host) => {
    const domain = domainOf(host);
    const own = paces.filter(([suffix]) => suffix === domain).map(([, paceMs]) => paceMs);
    return own.length > 0 ? Math.max(...own) : pages;
  };
}

/** The last two labels; an address with or without port as it is. */
function domainOf(host: string): string {
  return /[a-z](?::\d+)?$/i.test(host) ? host.split('.').slice(-2).join('.') : host;
}
