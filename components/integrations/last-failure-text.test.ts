import { describe, expect, it } from 'vitest';
import type { IntegrationDto } from '@/lib/integrations/types';
import { lastFailureText } from './last-failure-text';

type ConnectionState = Parameters<typeof lastFailureText>[0];

function connection(
  status: IntegrationDto['status'],
  errorCode: string | null,
  statusReason: string | null = null,
): ConnectionState {
  const run = errorCode ? { errorCode } : null;
  return { status, statusReason, sync: { state: errorCode ? 'failed' : 'fresh', run } as ConnectionState['sync'] };
}

describe('lastFailureText', () => {
  it.each([
    ['reauth_required', 'token_revoked', 'token_expired', 'token_expired'],
    ['revoked', null, null, 'token_revoked'],
    ['active', 'permission_missing', null, 'permission_missing'],
    ['active', 'account_unavailable', null, 'account_unavailable'],
  ] as const)(
    'returns the code for a connection that is %s with the error %s',
    (status, errorCode, statusReason, code) => {
      expect(lastFailureText(connection(status, errorCode, statusReason))).toBe(code);
    },
  );

  it.each([
    ['active', 'platform_down'],
    ['active', null],
    ['disconnected', 'token_revoked'],
    ['choosing_accounts', null],
  ] as const)('returns null for a connection that is %s with the error %s', (status, errorCode) => {
    expect(lastFailureText(connection(status, errorCode))).toBeNull();
  });
});
