/** Set by the server over whatever the client sent: the address of the client as our own proxies saw it. */
export const CLIENT_ADDRESS_HEADER = 'x-cmis-client-ip';

// The first four groups of an IPv6 address: one subscriber holds a whole /64 and can use a new address each time.
function network64(hostname: string): string {
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff') {
    const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** What limits count an address by: the IPv4 address or IPv6 /64; `unknown` is one client, not a free pass. */
export function networkOf(text: string): string {
  const address = text.split('%')[0] ?? '';
  if (/^[\d.]+$/.test(address)) return address;
  try {
    return network64(new URL(`http://[${address}]`).hostname);
  } catch {
    return 'unknown';
  }
}

export function clientNetwork(headers: Headers): string {
  return networkOf(headers.get(CLIENT_ADDRESS_HEADER) ?? '');
}
