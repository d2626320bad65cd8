import { expect, it } from 'vitest';
import type { IntegrationDto } from '@/lib/integrations/types';
import { connectionHealth } from './connection-health';

type Sync = IntegrationDto['sync'];
const instant = '2026-11-01T00:00:00.000Z';
const id = '00000000-0000-4000-8000-000000000001';

function syncOf(state: Sync['state'], errorCode: string | null): Sync {
  const status = state === 'running' ? 'running' : state === 'failed' ? 'failed' : 'succeeded';
  const counts = { stepsDone: 1, stepsTotal: 3, rowsRead: 0, rowsChanged: 0, attempts: errorCode ? 4 : 1 };
  const times = { requestedAt: instant, startedAt: instant, finishedAt: null };
  const run = { id, dataType: 'all' as const, trigger: 'schedule' as const, status, errorCode, ...counts, ...times };
  const place = { integrationId: id, platform: 'meta' as const, displayName: 'Sara', business: null };
  return { ...place, state, lastSuccessAt: instant, nextRunAt: null, run } as Sync;
}

const granted = { kind: 'ads' as const, granted: true, status: 'granted' as const, statusReason: null };
const ended = { kind: 'posts' as const, granted: false, status: 'reauth_required' as const, statusReason: 'uncertain' };

it.each([
  ['access is granted and the sync succeeded', 'active', 'fresh', null, 'active'],
  ['the platform answers 500 while a sync runs', 'active', 'running', 'platform_down', 'paused_by_platform'],
  ['a sync runs without errors', 'active', 'running', null, 'active'],
  ['the newest sync failed', 'active', 'failed', 'account_unavailable', 'failing'],
  ['the figures are out of date', 'active', 'stale', null, 'late'],
  ['the renewal of access is retried', 'retry_wait', 'fresh', null, 'retry_wait'],
  [
    'access has ended, whatever the state of the sync',
    'reauth_required',
    'blocked',
    'token_revoked',
    'reauth_required',
  ],
] as const)('connectionHealth combines access and sync: %s', (_name, status, state, code, health) => {
  const consents = status === 'reauth_required' ? [ended] : [granted];
  expect(connectionHealth({ status, consents, sync: syncOf(state, code) })).toBe(health);
});

it('connectionHealth is part_ended where one of two consents has ended', () => {
  const sync = syncOf('fresh', null);
  expect(connectionHealth({ status: 'reauth_required', consents: [granted, ended], sync })).toBe('part_ended');
});
