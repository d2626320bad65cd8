import { randomBytes } from 'node:crypto';

export interface AddressHeader {
  'x-forwarded-for': string;
  [name: string]: string;
}

/** An address of this client only. The stack trusts one proxy, and the product counts a client by its IPv6 /64. */
export function ownAddress(): AddressHeader {
  const network = randomBytes(4).toString('hex');
  return { 'x-forwarded-for': `2001:db8:${network.slice(0, 4)}:${network.slice(4)}::1` };
}
