import { expect, it } from 'vitest';
import { type TokenRow, tokenStatus } from './token-status';

const now = new Date('2026-11-22T12:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
const row: TokenRow = {
  platform: 'linkedin',
  integrationStatus: 'active',
  expiresAt: inDays(40),
  refreshDueAt: null,
  refreshedAt: inDays(-20),
  failures: 0,
  retryAt: null,
};

it.each<[string, Partial<TokenRow>]>([
  ['valid', {}],
  ['valid', { expiresAt: null }],
  ['valid', { platform: 'google', expiresAt: inDays(0.02), refreshDueAt: inDays(0.01) }],
  ['expiring', { expiresAt: inDays(6.9) }],
  ['valid', { expiresAt: inDays(7) }],
  ['renewing', { integrationStatus: 'refreshing' }],
  ['retrying', { integrationStatus: 'retry_wait' }],
  ['dead', { integrationStatus: 'reauth_required' }],
  ['dead', { integrationStatus: 'revoked', refreshedAt: null }],
  ['none', { refreshedAt: null, expiresAt: null }],
])('the token status is %s for %j', (status, over) => {
  expect(tokenStatus({ ...row, ...over }, now)).toBe(status);
});
