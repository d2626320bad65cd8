import { describe, expect, it } from 'vitest';
import type { IntegrationDto } from '@/lib/integrations/types';
import { toldFailure } from './last-failure-text';

type Standing = Parameters<typeof toldFailure>[0];

function standing(
  status: IntegrationDto['status'],
  errorCode: string | null,
  statusReason: string | null = null,
): Standing {
  const run = errorCode ? { errorCode } : null;
  return { status, statusReason, sync: { state: errorCode ? 'failed' : 'fresh', run } as Standing['sync'] };
}

describe('toldFailure', () => {
  it.each([
    ['reauth_required', 'token_revoked', 'token_expired', 'token_expired'],
    ['revoked', null, null, 'token_revoked'],
    ['active', 'permission_missing', null, 'permission_missing'],
    ['active', 'account_unavailable', null, 'account_unavailable'],
  ] as const)('%s with %s needs a person', (status, errorCode, statusReason, told) => {
    expect(toldFailure(standing(status, errorCode, statusReason))).toBe(told);
  });

  it.each([
    ['active', 'platform_down'],
    ['active', null],
    ['disconnected', 'token_revoked'],
    ['choosing_accounts', null],
  ] as const)('%s with %s is told where the syncs are', (status, errorCode) => {
    expect(toldFailure(standing(status, errorCode))).toBeNull();
  });
});
