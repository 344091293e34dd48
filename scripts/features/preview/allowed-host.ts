// Which Host headers the preview answers to.

/**
 * `header` as sent, with its port. Addresses are always fine, since a page elsewhere can't be rebound to them;
 * names only if they are this machine's or listed.
 */
export function isAllowedHost(header: string, hosts: readonly string[], isIP: (name: string) => number): boolean {
  const name = header.replace(/:\d+$/, '').toLowerCase();
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) return true;
  return name === 'localhost' || name.endsWith('.localhost') || hosts.some((host) => host.toLowerCase() === name);
}
