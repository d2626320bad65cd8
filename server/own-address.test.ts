import { expect, it } from 'vitest';
import { ownAddress } from './own-address';

it.each([
  ['/en/sign-in?next=%2Fen', 'https://cmis.example/en/sign-in?next=%2Fen'],
  ['//evil.example/en', 'https://cmis.example/evil.example/en'],
  ['/\\evil.example', 'https://cmis.example/evil.example'],
  ['http://evil.example/', 'https://cmis.example/http://evil.example/'],
  ['//', 'https://cmis.example/'],
])('ownAddress maps %s to an address of the product', (target, address) => {
  expect(ownAddress(target, 'https://cmis.example')).toBe(address);
});
