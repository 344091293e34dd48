// How a provider asks one service: the question and how its answer is read. Pure; who sends it lives elsewhere.

import type { ParsedRecord, Provider, ServiceRequest, ServiceResponse } from '../provider.ts';
import { services, type ServiceName } from '../services.ts';

export interface Lookup {
  readonly service: ServiceName;
  /** Questions about these ids of the provider, as few as the service allows. */
  request(ids: readonly string[]): readonly ServiceRequest[];
  /** @throws Error if the answer isn't what the service documents */
  parse(response: ServiceResponse): readonly ParsedRecord[];
}

/** The part of a provider that these lookups make up, best first. */
export function answeredBy(...lookups: readonly Lookup[]): Required<Pick<Provider, 'services' | 'request' | 'parse'>> {
  const named = (service: string): Lookup => {
    const lookup = lookups.find((candidate) => candidate.service === service);
    if (!lookup) throw new Error(`No lookup of this provider asks the service "${service}".`);
    return lookup;
  };
  return {
    services: lookups.map(({ service }) => service),
    request: (ids, service) => named(service).request(ids),
    parse: (response) => named(response.request.service).parse(response),
  };
}

/** One question for each id. */
export function oneByOne(
  service: ServiceName,
  ids: readonly string[],
  path: (id: string) => string | undefined,
): ServiceRequest[] {
  return ids.flatMap((id) => {
    const found = path(id);
    return found === undefined ? [] : [{ service, method: 'GET', path: found, ids: [id] }];
  });
}

/** Ids in groups as large as the service takes. */
export function batches(service: ServiceName, ids: readonly string[]): string[][] {
  const { batch } = services[service];
  const groups: string[][] = [];
  for (let start = 0; start < ids.length; start += batch) groups.push(ids.slice(start, start + batch));
  return groups;
}

/** @throws Error that names the service if this isn't JSON, as behind the login page of a network */
export function parseJsonAnswer({ request, body }: ServiceResponse): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new Error(`${request.service} answered something else than JSON (the login page of a network?).`, { cause });
  }
}
