import { describe, expect, it } from 'vitest';
import type { IntegrationDto } from '@/lib/integrations/types';
import { mostUrgentFirst, requiredAction } from './required-action';

type ConnectionState = Pick<IntegrationDto, 'status' | 'sync' | 'scopesDeclined'>;

function connection(
  status: IntegrationDto['status'],
  { failure = null, declined = [] }: { failure?: string | null; declined?: string[] } = {},
): ConnectionState {
  const instant = '2026-01-01T00:00:00.000Z';
  return {
    status,
    scopesDeclined: declined,
    sync: {
      integrationId: '00000000-0000-4000-8000-000000000001',
      platform: 'meta',
      displayName: 'Sara',
      business: null,
      state: failure ? 'failed' : 'fresh',
      lastSuccessAt: instant,
      nextRunAt: null,
      run: {
        id: '00000000-0000-4000-8000-000000000002',
        dataType: 'all',
        trigger: 'schedule',
        status: failure ? 'failed' : 'succeeded',
        stepsDone: 1,
        stepsTotal: 1,
        rowsRead: 1,
        rowsChanged: 1,
        attempts: 1,
        errorCode: failure,
        requestedAt: instant,
        startedAt: instant,
        finishedAt: instant,
      },
    },
  };
}

describe('requiredAction', () => {
  it.each([
    ['choosing_accounts', 'choose_accounts'],
    ['reauth_required', 'reconnect'],
    ['revoked', 'reconnect'],
    ['disconnected', 'reconnect'],
    ['active', 'sync'],
    ['refreshing', 'sync'],
    ['retry_wait', 'sync'],
  ] as const)('for a connection that is %s is %s', (status, step) => {
    expect(requiredAction(connection(status))).toBe(step);
  });

  it('after a failed sync is the action that fixes the failure', () => {
    expect(requiredAction(connection('active', { failure: 'permission_missing' }))).toBe('reconnect');
    expect(requiredAction(connection('active', { failure: 'account_unavailable' }))).toBe('choose_accounts');
    expect(requiredAction(connection('active', { failure: 'timeout' }))).toBe('sync');
  });
});

describe('mostUrgentFirst', () => {
  it('puts connections that need a person first and disconnected ones last', () => {
    const ended = connection('disconnected', { failure: 'disconnected' });
    const well = connection('active');
    const declined = connection('active', { declined: ['read_insights'] });
    const failed = connection('active', { failure: 'timeout' });
    const choosing = connection('choosing_accounts');
    const dead = connection('reauth_required', { failure: 'token_expired' });
    expect(mostUrgentFirst([ended, well, declined, failed, choosing, dead])).toEqual([
      dead,
      choosing,
      failed,
      declined,
      well,
      ended,
    ]);
  });

  it('keeps the order of connections of equal urgency', () => {
    const first = connection('active');
    const second = connection('retry_wait');
    expect(mostUrgentFirst([first, second])).toEqual([first, second]);
  });
});
