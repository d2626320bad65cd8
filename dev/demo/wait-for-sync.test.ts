import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { SyncState } from '@/lib/sync/schema';
import { Api } from './api';
import { retryFailedSync } from './wait-for-sync';

const integrationId = '0b54a1f0-7f3a-4c8e-9d0e-3f0f7a1c2d3e';
const at = '2026-11-22T10:00:00.000Z';

function state(status: 'failed' | 'running', lastSuccessAt: string | null): SyncState {
  const run = {
    id: '5f1cb2aa-8f0e-4d0b-9f39-5a2a4f1f7c11',
    dataType: 'all' as const,
    trigger: 'connect' as const,
    status,
    stepsDone: 0,
    stepsTotal: 3,
    rowsRead: 0,
    rowsChanged: 0,
    attempts: 0,
    errorCode: null,
    requestedAt: at,
    startedAt: at,
    finishedAt: null,
  };
  return {
    integrationId,
    platform: 'meta',
    displayName: 'Demo',
    business: null,
    state: status,
    lastSuccessAt,
    nextRunAt: null,
    run,
  };
}

const server = createServer();
afterEach(() => server.close());

async function triggersOf(states: SyncState[]): Promise<string[]> {
  const triggers: string[] = [];
  server.removeAllListeners('request').on('request', (request, response) => {
    if (request.method === 'POST') triggers.push(request.url ?? '');
    response.end(JSON.stringify({ integrations: states }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await retryFailedSync(new Api(`http://127.0.0.1:${port}`, 'org', 'token'), integrationId);
  return triggers;
}

it('retryFailedSync requests the first sync again after it failed', async () => {
  const trigger = `/api/orgs/org/sync/integrations/${integrationId}/trigger`;
  expect(await triggersOf([state('failed', null)])).toEqual([trigger]);
});

it.each([
  ['under way', state('running', null)],
  ['done before', state('failed', at)],
])('retryFailedSync requests nothing when the sync is %s', async (_, known) => {
  expect(await triggersOf([known])).toEqual([]);
});
