import { describe, expect, it } from 'vitest';
import { accountState } from './account-state';

describe('accountState', () => {
  it.each([null, '', 'ACTIVE', 'active', 'ENABLED', 'STATUS_ENABLE', 'ACCEPTED'])('is open for %j', (word) => {
    expect(accountState(word)).toBe('open');
  });

  it.each([
    'CLOSED',
    'PENDING_CLOSURE',
    'CANCELED',
    'CANCELLED',
    'DISABLED',
    'STATUS_DISABLE',
    'PENDING_DELETION',
    'REMOVED',
    'SUSPENDED',
    'UNAVAILABLE',
  ])('takes %j as closed', (word) => {
    expect(accountState(word)).toBe('closed');
  });

  it.each(['UNSETTLED', 'STATUS_LIMIT', 'BILLING_HOLD', '42'])('is other for %j', (word) => {
    expect(accountState(word)).toBe('other');
  });
});
