import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { auditLog } from '@/db/schema/audit-log';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withOrg } from '@/db/tenant';
import type { Role } from '@/lib/auth/roles';
import { seeder } from '@/lib/dashboard/testing/seed';
import { recordedEvents } from '@/lib/outbox/testing/recorded-events';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { deliveryDetailSchema, deliveryPageSchema } from '../schema';
import { plantDeadLetter, plantDelivery } from '../testing/plant-delivery';
import { listDeliveries } from './list-deliveries';
import { loadDeliveryDetail } from './load-delivery-detail';
import { replayDelivery } from './replay-delivery';

async function organization<R extends Role>(role: R) {
  const session = await mintSession(role);
  const { orgId } = session;
  const { id } = await withOrg(orgId, (tx) => seeder(tx, orgId, new Date()).integration());
  return { session, orgId, integrationId: id };
}

const deliveryRow = async (orgId: AuthorizedOrgId, id: string) => {
  const rows = await withOrg(orgId, (tx) => tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)));
  return rows[0];
};
const replaysOnRecord = (orgId: AuthorizedOrgId, id: string) =>
  withOrg(orgId, (tx) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, id), eq(auditLog.action, 'webhook.replayed'))),
  );

describe('deliveries', () => {
  it('are visible to their own organization only', async () => {
    const [own, foreign] = [await organization('marketer'), await organization('marketer')];
    const id = await plantDeadLetter(foreign.orgId, foreign.integrationId);
    expect((await listDeliveries(own.orgId, {}, { limit: 10 })).items).toEqual([]);
    for (const unknown of [id, randomUUID()]) {
      await expect(loadDeliveryDetail(own.orgId, unknown)).rejects.toMatchObject({ code: 'not_found' });
      await expect(replayDelivery(own.session, unknown)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await deliveryRow(foreign.orgId, id)).toMatchObject({ status: 'dead', replays: 0 });
  });

  it('are paged newest first, each exactly once, also when they share one timestamp', async () => {
    const { orgId, integrationId } = await organization('marketer');
    const receivedAt = new Date(Date.now() - 60_000);
    const planted: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      planted.push(await plantDelivery(orgId, integrationId, { receivedAt }));
    }
    const newest = await plantDelivery(orgId, integrationId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = deliveryPageSchema.parse(await listDeliveries(orgId, {}, { limit: 3, cursor }));
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen[0]).toBe(newest);
    expect(seen.toSorted()).toEqual([...planted, newest].toSorted());
    await expect(listDeliveries(orgId, {}, { limit: 3, cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('are filtered by platform, status, kind and connection', async () => {
    const { orgId, integrationId } = await organization('marketer');
    const other = await withOrg(orgId, (tx) => seeder(tx, orgId, new Date()).integration({ platform: 'google' }));
    const feed = await plantDelivery(orgId, integrationId);
    const lead = await plantDeadLetter(orgId, other.id, { platform: 'google', kind: 'lead' });
    const found = async (filter: Parameters<typeof listDeliveries>[1]) =>
      (await listDeliveries(orgId, filter, { limit: 10 })).items.map(({ id }) => id);
    expect(await found({ platform: 'google' })).toEqual([lead]);
    expect(await found({ status: 'dead' })).toEqual([lead]);
    expect(await found({ kind: 'feed' })).toEqual([feed]);
    expect(await found({ integrationId: other.id })).toEqual([lead]);
    expect(await found({ platform: 'google', status: 'processed' })).toEqual([]);
  });
});

describe('a delivery', () => {
  it('shows its attempts, its effects and its payload without personal data', async () => {
    const { orgId, integrationId } = await organization('viewer');
    const [runId, leadId] = [randomUUID(), randomUUID()];
    const id = await plantDeadLetter(orgId, integrationId, {
      payload: { field: 'leadgen', value: { leadgen_id: '444', email: 'mona@example.com' } },
      effects: [
        { effect: 'sync:posts', subjectId: runId },
        { effect: 'lead:444', subjectId: leadId },
        { effect: 'ad_issue:ad:9', subjectId: null },
      ],
    });
    const detail = deliveryDetailSchema.parse(await loadDeliveryDetail(orgId, id));
    expect(detail).toMatchObject({
      ...{ id, platform: 'meta', integrationId, kind: 'feed', status: 'dead', attempts: 4, replays: 0 },
      ...{ lastErrorCode: 'platform_down', subject: { type: 'profile', externalId: '77' } },
      payload: { field: 'leadgen', value: { leadgen_id: '444', email: '•••' } },
    });
    expect(detail.failures).toHaveLength(2);
    expect(detail.effects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'sync', what: 'posts', syncRunId: runId }),
        expect.objectContaining({ kind: 'lead', what: '444', leadId }),
        expect.objectContaining({ kind: 'ad_issue', level: 'ad', what: '9' }),
      ]),
    );
    expect(JSON.stringify(detail)).not.toContain('mona');
  });

  it('is shown even when its payload cannot be decrypted', async () => {
    const { orgId, integrationId } = await organization('marketer');
    const id = await plantDelivery(orgId, integrationId, { payloadCiphertext: 'v1.gone.x.y.z' });
    expect(await loadDeliveryDetail(orgId, id)).toMatchObject({ id, payload: null });
  });
});

describe('replaying a delivery', () => {
  it('is forbidden for viewers', async () => {
    const { session, orgId, integrationId } = await organization('viewer');
    const id = await plantDeadLetter(orgId, integrationId);
    // @ts-expect-error a viewer's session
    await expect(replayDelivery(session, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await deliveryRow(orgId, id)).toMatchObject({ status: 'dead' });
  });

  it('resets a dead letter to received, keeps its failures and is audited', async () => {
    const { session, orgId, integrationId } = await organization('marketer');
    const id = await plantDeadLetter(orgId, integrationId);
    const replayed = await replayDelivery(session, id);
    expect(replayed).toMatchObject({ id, status: 'received', attempts: 0, replays: 1, endedAt: null });
    expect(await deliveryRow(orgId, id)).toMatchObject({
      ...{ status: 'received', attempts: 0, replays: 1, nextAttemptAt: null, endedAt: null },
      failures: [expect.anything(), expect.anything()],
    });
    expect(await recordedEvents(orgId)).toMatchObject([{ id: `${id}:turn-1`, data: { deliveryId: id, turn: 1 } }]);
    expect(await replaysOnRecord(orgId, id)).toMatchObject([
      { actorId: session.user.id, detail: { platform: 'meta', kind: 'feed', replays: 1 } },
    ]);
  });

  it('is refused for a delivery that is not dead and leaves it unchanged', async () => {
    const { session, orgId, integrationId } = await organization('marketer');
    for (const status of ['received', 'retrying', 'processed', 'ignored'] as const) {
      const id = await plantDelivery(orgId, integrationId, { status });
      const refused = { code: 'conflict', messageKey: 'deliveryNotDead' };
      await expect(replayDelivery(session, id)).rejects.toMatchObject(refused);
      expect(await deliveryRow(orgId, id)).toMatchObject({ status, replays: 0 });
      expect(await replaysOnRecord(orgId, id)).toEqual([]);
    }
  });

  it('happens once when several people replay at the same time', async () => {
    const { session, orgId, integrationId } = await organization('marketer');
    const id = await plantDeadLetter(orgId, integrationId);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => replayDelivery(session, id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await deliveryRow(orgId, id)).toMatchObject({ replays: 1 });
    expect(await replaysOnRecord(orgId, id)).toHaveLength(1);
  });
});
