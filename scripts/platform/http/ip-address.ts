// Which addresses may be connected to. The tables are IANA's special-purpose registries:
// https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry.

import { BlockList, isIP } from 'node:net';

type Range = readonly [network: string, prefix: number, what: string];

const specialIpv4: readonly Range[] = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'a private network'],
  ['100.64.0.0', 10, 'carrier-grade NAT'],
  ['127.0.0.0', 8, 'this machine (loopback)'],
  ['169.254.0.0', 16, 'link-local, where clouds keep their metadata'],
  ['172.16.0.0', 12, 'a private network'],
  ['192.0.0.0', 24, 'reserved for protocols'],
  ['192.0.2.0', 24, 'reserved for documentation'],
  ['192.31.196.0', 24, 'reserved for AS112'],
  ['192.52.193.0', 24, 'reserved for AMT'],
  ['192.88.99.0', 24, 'reserved, once 6to4 relays'],
  ['192.168.0.0', 16, 'a private network'],
  ['192.175.48.0', 24, 'reserved for AS112'],
  ['198.18.0.0', 15, 'reserved for benchmarks'],
  ['198.51.100.0', 24, 'reserved for documentation'],
  ['203.0.113.0', 24, 'reserved for documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
];

/** Of IPv6 only 2000::/3 is given out; these lie within and are no places in the public network. */
const specialIpv6: readonly Range[] = [
  ['2001::', 23, 'reserved for protocols (Teredo, ORCHID)'],
  ['2001:db8::', 32, 'reserved for documentation'],
  ['2002::', 16, '6to4, which hides another address'],
  ['2620:4f:8000::', 48, 'reserved for AS112'],
  ['3fff::', 20, 'reserved for documentation'],
];

/** Outside of 2000::/3: only to say what they are, all else there is refused as well. */
const namedIpv6: readonly Range[] = [
  ['::1', 128, 'this machine (loopback)'],
  ['::', 128, 'unspecified'],
  ['::ffff:0:0', 96, 'an IPv4 address in disguise'],
  ['64:ff9b::', 96, 'an IPv4 address behind NAT64'],
  ['64:ff9b:1::', 48, 'NAT64 of a local network'],
  ['fc00::', 7, 'a private network'],
  ['fe80::', 10, 'link-local'],
  ['ff00::', 8, 'multicast'],
];

const table = (ranges: readonly Range[], family: 'ipv4' | 'ipv6') =>
  ranges.map(([network, prefix, what]) => ({ list: blockList(network, prefix, family), what }));

function blockList(network: string, prefix: number, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list;
}

const ipv4 = table(specialIpv4, 'ipv4');
const ipv6 = table([...specialIpv6, ...namedIpv6], 'ipv6');
const givenOutIpv6 = blockList('2000::', 3, 'ipv6');
const nat64 = blockList('64:ff9b::', 96, 'ipv6');
const fakeIps = blockList('198.18.0.0', 15, 'ipv4');

/**
 * Why this address must not be connected to; `undefined` for one in the public network.
 * @param address of either family, without brackets; anything else is refused too
 */
export function refusedAddress(address: string): string | undefined {
  const family = isIP(address);
  if (family === 4) return ipv4.find(({ list }) => list.check(address, 'ipv4'))?.what;
  if (family === 0 || address.includes('%')) return 'no address of the public network';
  const special = ipv6.find(({ list }) => list.check(address, 'ipv6'));
  if (special) return special.what;
  return givenOutIpv6.check(address, 'ipv6') ? undefined : 'reserved';
}

/** The same for a name that is only ever this machine's, https://www.rfc-editor.org/rfc/rfc6761#section-6.3. */
export function refusedName(host: string): string | undefined {
  return /(?:^|\.)localhost\.?$/i.test(host) ? 'this machine (loopback)' : undefined;
}

/**
 * The same for an answer of DNS. In networks that only speak IPv6, DNS64 answers with 64:ff9b::a.b.c.d for each IPv4
 * host: there it is the IPv4 address that counts (RFC 6147). Written in a link it would be a disguise.
 */
export function refusedAnswer(address: string): string | undefined {
  if (isIP(address) === 6 && !address.includes('%') && nat64.check(address, 'ipv6')) {
    return refusedAddress(lastFourBytes(address));
  }
  return refusedAddress(address);
}

/** Proxies such as Clash answer every name with an address of their own in 198.18.0.0/15. */
export function isFakeIp(address: string): boolean {
  return isIP(address) === 4 && fakeIps.check(address, 'ipv4');
}

function lastFourBytes(address: string): string {
  // The URL parser writes IPv6 in one way: without dots, zeros shortened to `::`.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::').at(-1)?.split(':') ?? [];
  const [high = 0, low = 0] = ['0', '0', ...groups].slice(-2).map((group) => parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
