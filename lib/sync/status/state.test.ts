import { describe, expect, it } from 'vitest';
import { deriveState } from './state';

const now = new Date('2026-11-22T12:30:00.000Z');
const id = '6d1f6ba0-8f3c-4f0a-9a57-0f5c4a4b7a01';

function row(
  status: 'queued' | 'running' | 'succeeded' | 'failed' | null,
  lastSuccessAt: string | null,
  integrationStatus = 'active',
  basis: 'metrics' | 'posts' = 'metrics',
  isIdle = false,
) {
  const run = status && {
    id,
    dataType: 'metrics' as const,
    trigger: 'schedule' as const,
    status,
    stepsDone: 0,
    stepsTotal: 1,
    rowsRead: 0,
    rowsChanged: 0,
    attempts: 0,
    errorCode: null,
    requestedAt: now.toISOString(),
    startedAt: null,
    finishedAt: null,
  };
  return {
    integrationId: id,
    platform: 'meta' as const,
    displayName: 'A',
    integrationStatus,
    basis,
    isIdle,
    lastSuccessAt,
    run,
  };
}

describe('the state of an integration', () => {
  it.each([
    ['never', row(null, null)],
    ['never', row(null, null, 'choosing_accounts')],
    ['queued', row('queued', null)],
    ['running', row('running', '2026-11-20T00:00:00.000Z')],
    ['fresh', row('succeeded', '2026-11-22T10:30:00.000Z')],
    ['stale', row('succeeded', '2026-11-22T10:29:59.999Z')],
    ['stale', row('succeeded', null)],
    ['fresh', row('succeeded', '2026-11-20T12:30:00.000Z', 'active', 'posts')],
    ['stale', row('succeeded', '2026-11-20T12:29:59.999Z', 'active', 'posts')],
    ['fresh', row('succeeded', null, 'active', 'metrics', true)],
    ['failed', row('failed', null, 'active', 'metrics', true)],
    ['failed', row('failed', '2026-11-22T12:29:00.000Z')],
    ['blocked', row('failed', '2026-11-22T12:29:00.000Z', 'reauth_required')],
    ['blocked', row('succeeded', '2026-11-22T12:29:00.000Z', 'disconnected')],
  ])('is %s for its status, newest run and last success', (state, given) => {
    expect(deriveState(given, now)).toBe(state);
  });
});
