import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { migrate } from '@/db/migrate';
import { syncRuns } from '@/db/schema/sync-runs';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withOrg } from '@/db/tenant';
import { connectTo, type Sql } from '@/db/testing/connect-to';
import { migrateThrough } from '@/db/testing/migrate-through';
import { useOwnDatabase } from '@/db/testing/own-database';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { syncRequest } from '@/lib/sync/requests/sync-request';
import { slotSeconds } from '@/lib/sync/schedule/slot';
import { deliveryReceived } from '@/lib/webhooks/deliveries/delivery-received';
import { recordedEvents } from './testing/recorded-events';

const orgId: AuthorizedOrgId = orgOfJob(randomUUID());
const integrationId = randomUUID();
const announcedAt = new Date('2026-11-01T10:00:00Z');
const tick = new Date('2026-11-01T09:00:00Z');

// Of the release before, which noted in `announced_at` what the engine had accepted.
const runs = [
  { id: randomUUID(), data_type: 'all', trigger: 'manual', status: 'queued' },
  { id: randomUUID(), data_type: 'metrics', trigger: 'schedule', status: 'queued', scheduled_for: tick },
  { id: randomUUID(), data_type: 'history', trigger: 'connect', status: 'queued' },
  { id: randomUUID(), data_type: 'posts', trigger: 'webhook', status: 'queued' },
  { id: randomUUID(), data_type: 'campaigns', trigger: 'manual', status: 'queued', announced_at: announcedAt },
  { id: randomUUID(), data_type: 'campaigns', trigger: 'manual', status: 'failed' },
] as const;
const deliveries = [
  { id: randomUUID(), status: 'received', replays: 0 },
  { id: randomUUID(), status: 'received', replays: 2 },
  { id: randomUUID(), status: 'received', replays: 0, announced_at: announcedAt },
  { id: randomUUID(), status: 'processed', replays: 0 },
] as const;

let sql: Sql;
beforeAll(async () => {
  const superuser = await useOwnDatabase('outbox_migration', 'template1');
  const owner = process.env.DATABASE_MIGRATION_URL ?? '';
  await migrateThrough(owner, '0016_sync_steps');
  sql = connectTo(superuser);
  const put = (table: string, row: Record<string, unknown>) => sql`insert into ${sql(table)} ${sql(row)}`;
  const userId = randomUUID();
  const own = { org_id: orgId, integration_id: integrationId, platform: 'meta' };
  await put('organizations', { id: orgId, name: 'Before', currency: 'SAR', time_zone: 'UTC' });
  await put('users', { id: userId, email: `${userId}@example.com`, name: 'Noura', password_hash: 'none' });
  await put('memberships', { org_id: orgId, user_id: userId, role: 'owner' });
  const connected = { connected_by: userId, connected_at: tick, status: 'active' };
  const person = { external_user_id: 'noura', display_name: 'Noura' };
  await put('integrations', { org_id: orgId, id: integrationId, platform: 'meta', ...person, ...connected });
  for (const run of runs) await put('sync_runs', { ...own, ...run, requested_at: tick });
  for (const delivery of deliveries) {
    const content = { dedupe_key: delivery.id, kind: 'feed', received_at: tick, payload_ciphertext: 'none' };
    await put('webhook_deliveries', { ...own, ...content, ...delivery });
  }
  await put('alert_evaluations', { org_id: orgId, due_since: tick, announced_at: announcedAt });
  await migrate(owner);
});
afterAll(() => sql.end());

it('the migration to the outbox records an event of each queued run that the engine had none of', async () => {
  const expected = runs.slice(0, 4).map(({ id, data_type: dataType, trigger }) => {
    const delaySeconds = trigger === 'schedule' ? slotSeconds(integrationId) : 0;
    return syncRequest({ id, orgId, integrationId, platform: 'meta', dataType, trigger }, { delaySeconds });
  });
  const recorded = await recordedEvents(orgId, 'sync/run.requested');
  expect(recorded.toSorted(byId)).toEqual(expected.toSorted(byId));
});

it('the migration to the outbox records an event of each received delivery that the engine had none of', async () => {
  const expected = deliveries
    .slice(0, 2)
    .map(({ id, replays }) => deliveryReceived({ orgId, deliveryId: id, turn: replays }));
  const recorded = await recordedEvents(orgId, 'webhook/delivery.received');
  expect(recorded.toSorted(byId)).toEqual(expected.toSorted(byId));
});

it('the migration to the outbox keeps when the engine accepted an event, and dates the others now', async () => {
  const [rows, kept] = await withOrg(orgId, async (tx) => [
    await tx.select({ id: syncRuns.id, at: syncRuns.lastEventAt }).from(syncRuns),
    await tx.select({ id: webhookDeliveries.id, at: webhookDeliveries.lastEventAt }).from(webhookDeliveries),
  ]);
  const at = (id: string) => [...rows, ...kept].find((row) => row.id === id)?.at;
  expect(at(runs[4].id)).toEqual(announcedAt);
  expect(at(deliveries[2].id)).toEqual(announcedAt);
  expect(at(runs[0].id)?.getTime()).toBeGreaterThan(Date.now() - 3_600_000);
  expect(await sql`select last_event_at as at from alert_evaluations`).toMatchObject([{ at: announcedAt }]);
});

function byId(a: { id: string | null }, b: { id: string | null }): number {
  return String(a.id) < String(b.id) ? -1 : 1;
}
