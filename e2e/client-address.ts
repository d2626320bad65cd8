import { randomBytes } from 'node:crypto';

export interface AddressHeader {
  'x-forwarded-for': string;
  [name: string]: string;
}

/**
 * An address that no other client of the stack has, as the proxy in front of the product reports it: the stack of the
 * tests trusts one proxy. The product counts a client by its IPv6 /64, so the random part lies within it.
 */
export function ownAddress(): AddressHeader {
  const network = randomBytes(4).toString('hex');
  return { 'x-forwarded-for': `2001:db8:${network.slice(0, 4)}:${network.slice(4)}::1` };
}
