import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type SyncState, syncStateSchema } from '@/lib/sync/schema';
import type { Api } from './api';

const TIMEOUT_MS = 300_000;
// The API tier allows 100 requests a minute.
const POLL_MS = 1000;

const statusSchema = z.object({ integrations: z.array(z.object(syncStateSchema.shape)) });

export async function syncStates(api: Api): Promise<SyncState[]> {
  return (await api.call(statusSchema, 'GET', '/sync/status')).integrations;
}

// A failed first sync would stop every later seeding.
export async function retryFailedSync(api: Api, integrationId: string): Promise<void> {
  const state = (await syncStates(api)).find((candidate) => candidate.integrationId === integrationId);
  if (state?.lastSuccessAt || state?.run?.status !== 'failed') return;
  await api.call(z.unknown(), 'POST', `/sync/integrations/${integrationId}/trigger`, { dataType: 'all' });
}

/** @throws Error when a run failed or they take longer than 5 minutes */
export async function waitForSyncs(api: Api, integrationIds: readonly string[]): Promise<void> {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const states = (await syncStates(api)).filter(({ integrationId }) => integrationIds.includes(integrationId));
    const open = states.filter(({ lastSuccessAt }) => !lastSuccessAt);
    if (open.length === 0 && states.length === integrationIds.length) return;
    const failed = open.find(({ run }) => run?.status === 'failed');
    if (failed) throw new Error(`The first sync of ${failed.platform} failed: ${failed.run?.errorCode}.`);
    if (Date.now() > end) {
      const progress = open.map(({ platform, run }) => `${platform} ${run?.status ?? 'not queued'}`);
      throw new Error(`First syncs are still under way: ${progress.join(', ')}.`);
    }
    await pause(POLL_MS);
  }
}
