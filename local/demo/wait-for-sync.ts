import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type SyncState, syncStateSchema } from '@/lib/dashboard/schema';
import type { Api } from './api';

const TIMEOUT_MS = 180_000;
// The API tier allows 100 requests a minute.
const POLL_MS = 1000;

const statusSchema = z.object({ integrations: z.array(syncStateSchema) });

/** How the syncs of the organization stand. */
export async function syncStates(api: Api): Promise<SyncState[]> {
  return (await api.call(statusSchema, 'GET', '/sync/status')).integrations;
}

/** Asks for the first sync again when it failed: an interrupted seeding would otherwise meet the same failure for ever. */
export async function retryFailedSync(api: Api, integrationId: string): Promise<void> {
  const state = (await syncStates(api)).find((candidate) => candidate.integrationId === integrationId);
  if (state?.lastSuccessAt || state?.run?.status !== 'failed') return;
  await api.call(z.unknown(), 'POST', `/sync/integrations/${integrationId}/trigger`, { dataType: 'all' });
}

/** Waits until data of the integration was read. @throws Error when its run failed or takes longer than 3 minutes */
export async function waitForSync(api: Api, integrationId: string): Promise<void> {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const state = (await syncStates(api)).find((candidate) => candidate.integrationId === integrationId);
    if (state?.lastSuccessAt) return;
    if (state?.run?.status === 'failed') throw new Error(`The first sync failed: ${state.run.errorCode}.`);
    if (Date.now() > end) throw new Error(`The first sync is still ${state?.run?.status ?? 'not queued'}.`);
    await pause(POLL_MS);
  }
}
