import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { readArrival } from './forwarded';
import { ownAddress, sendToOwnAddress } from './other-address';

const LOCAL = { authUrl: 'http://localhost:4310', trustedHops: 0 };
const PROXIED = { authUrl: 'https://marketing.example', trustedHops: 1 };

function sent(front: typeof LOCAL, path: string, headers: Record<string, string>, method = 'GET') {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url: path, headers });
  return sendToOwnAddress(request, readArrival(request, front), front);
}

it.each([
  ['/en/sign-in?next=%2Fen', 'http://localhost:4310/en/sign-in?next=%2Fen'],
  ['/', 'http://localhost:4310/'],
  ['/api/connect/meta?org=1&locale=en', 'http://localhost:4310/api/connect/meta?org=1&locale=en'],
])('sendToOwnAddress redirects a browser that opens %s under another address to AUTH_URL', (path, location) => {
  expect(sent(LOCAL, path, { host: '127.0.0.1:4310' })).toMatchObject({ status: 307, headers: { location } });
});

it('sendToOwnAddress redirects a browser to AUTH_URL when the proxy reports another host', () => {
  const headers = { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
  expect(sent(PROXIED, '/en', { ...headers, 'x-forwarded-host': 'www.marketing.example' })?.headers.location).toBe(
    'https://marketing.example/en',
  );
});

it('sendToOwnAddress redirects every path without TLS to https', () => {
  const headers = { host: 'marketing.example', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http' };
  expect(sent(PROXIED, '/api/orgs?limit=1', headers)).toEqual({
    status: 308,
    headers: { location: 'https://marketing.example/api/orgs?limit=1' },
  });
});

const hidden = { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
it.each([
  ['the own address', LOCAL, '/en', { host: 'localhost:4310' }],
  [
    'the own address with its port written out',
    { ...PROXIED, trustedHops: 0 },
    '/en',
    { host: 'Marketing.example:443' },
  ],
  ['a page behind a proxy that hides the host', PROXIED, '/en', hidden],
  ['a page behind such a proxy that is not trusted', { ...PROXIED, trustedHops: 0 }, '/en', hidden],
  ['a browser that was sent a moment ago', LOCAL, '/en', { host: '127.0.0.1:4310', cookie: 'a=1; cmis.sent=1' }],
  ['a health check by number', LOCAL, '/api/health', { host: '10.0.0.5:4310' }],
  ['a program’s call', LOCAL, '/api/orgs', { host: '127.0.0.1:4310' }],
  ['the way back from a platform', LOCAL, '/api/connect/meta/callback?code=1', { host: '127.0.0.1:4310' }],
  ['a file', LOCAL, '/_next/static/a.js', { host: '127.0.0.1:4310' }],
  ['data of an open page', LOCAL, '/en', { host: '127.0.0.1:4310', rsc: '1' }],
])('sendToOwnAddress does not redirect %s', (_name, front, path, headers) => {
  expect(sent(front, path, headers as Record<string, string>)).toBeNull();
});

it('sendToOwnAddress does not redirect form posts: their fields would be lost', () => {
  expect(sent(LOCAL, '/en/sign-in', { host: '127.0.0.1:4310' }, 'POST')).toBeNull();
});

it.each([
  ['/en/sign-in?next=%2Fen', 'https://cmis.example/en/sign-in?next=%2Fen'],
  ['//evil.example/en', 'https://cmis.example/evil.example/en'],
  ['/\\evil.example', 'https://cmis.example/evil.example'],
  ['http://evil.example/', 'https://cmis.example/http://evil.example/'],
  ['//', 'https://cmis.example/'],
])('ownAddress maps %s to an address of the product', (target, address) => {
  expect(ownAddress(target, 'https://cmis.example')).toBe(address);
});
