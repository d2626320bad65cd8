import { expect, it } from 'vitest';
import { clientNetwork } from './client-address';

const of = (address: string) => clientNetwork(new Headers({ 'x-cmis-client-ip': address }));

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:bbbb:cccc:dddd:eeee', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['nonsense', 'unknown'],
])('counts %s as %s', (address, network) => {
  expect(of(address)).toBe(network);
});

it('reads no header a client can set', () => {
  const headers = new Headers({ 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6' });
  expect(clientNetwork(headers)).toBe('unknown');
});
