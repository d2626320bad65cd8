import { expect, it } from 'vitest';
import { refusedAction, requireSameOrigin } from './same-origin';

const authUrl = 'https://cmis.example/';
const check = (method: string, headers: Record<string, string>) => () =>
  requireSameOrigin(new Request('https://cmis.example/api/orgs', { method, headers }), authUrl);

it.each([
  ['POST', { origin: 'https://cmis.example' }],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://cmis.example' }],
  ['DELETE', { 'sec-fetch-site': 'same-origin' }],
  ['GET', { 'sec-fetch-site': 'cross-site' }],
])('the origin check accepts %s with %j', (method, headers) => {
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
])('the origin check refuses %s with %j', (method, headers) => {
  expect(check(method, headers as Record<string, string>)).toThrow(expect.objectContaining({ code: 'forbidden' }));
});

const action = (method: string, headers: Record<string, string>) =>
  refusedAction(new Request('http://127.0.0.1:3000/en/sign-in', { method, headers }), authUrl);

it.each([
  ['POST', { origin: 'https://cmis.example', 'sec-fetch-site': 'same-origin' }],
  ['POST', { origin: 'https://cmis.example' }],
  ['POST', {}],
  ['GET', { 'sec-fetch-site': 'cross-site' }],
])('the origin check accepts %s with %j as our own form, whatever the host', (method, headers) => {
  expect(action(method, headers as Record<string, string>)).toBeNull();
});

it.each<Record<string, string>>([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:3000' },
  { origin: 'https://cmis.example', 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site' },
])('the origin check refuses a form with %j', (headers) => {
  expect(action('POST', headers)?.status).toBe(403);
});
