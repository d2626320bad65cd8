import { expect, it } from 'vitest';
import { requireSameOrigin } from './same-origin';

const authUrl = 'https://cmis.example/';
const check = (method: string, headers: Record<string, string>) => () =>
  requireSameOrigin(new Request('https://cmis.example/api/orgs', { method, headers }), authUrl);

it.each([
  ['POST', { origin: 'https://cmis.example' }],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://cmis.example' }],
  ['DELETE', { 'sec-fetch-site': 'same-origin' }],
  ['GET', { 'sec-fetch-site': 'cross-site' }],
])('lets %s with %j pass', (method, headers) => {
  expect(check(method, headers)).not.toThrow();
});

it.each([
  ['POST', {}],
  ['POST', { origin: 'https://evil.example' }],
  ['POST', { origin: 'null' }],
  ['POST', { origin: 'http://cmis.example' }],
  ['PUT', { 'sec-fetch-site': 'same-site', origin: 'https://cmis.example' }],
  ['DELETE', { 'sec-fetch-site': 'cross-site' }],
  ['POST', { 'sec-fetch-site': 'none' }],
])('refuses %s with %j', (method, headers) => {
  expect(check(method, headers as Record<string, string>)).toThrow(expect.objectContaining({ code: 'forbidden' }));
});
