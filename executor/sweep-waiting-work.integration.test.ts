import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alertEvaluations } from '@/db/schema/alert-evaluations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { useOwnDatabase } from '@/db/testing/own-database';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { logger } from '@/lib/logger';
import { setEventSender } from '@/lib/outbox/deliver-events';
import { markEvaluationDue } from '@/lib/outbox/evaluation-due';
import { takeEvents } from '@/lib/outbox/testing/recorded-events';
import { triggerSync } from '@/lib/sync/requests/trigger-sync';
import { beginRun } from '@/lib/sync/run/begin-run';
import { finishRun } from '@/lib/sync/run/finish-run';
import { handOverRun } from '@/lib/sync/run/hand-over-run';
import { ago, alterRun, runOf, runsOf } from '@/lib/sync/testing/connected-organization';
import {
  feedChange,
  type MetaOrganization,
  metaBody,
  mintMetaOrganization,
  send,
  signedByMeta,
} from '@/lib/webhooks/testing/meta-organization';

logger.level = 'silent';

interface SentEvent {
  name: string;
  id?: string;
  data: { orgId?: string; runId?: string; deliveryId?: string };
}
const engine = vi.hoisted(() => ({ sent: [] as unknown[], isAway: false }));
vi.mock('@/inngest/client', async (original) => {
  const module = await original<typeof import('@/inngest/client')>();
  vi.spyOn(module.inngest, 'send').mockImplementation(async (payload) => {
    if (engine.isAway) throw new TypeError('fetch failed');
    engine.sent.push(...[payload].flat());
    return { ids: [] };
  });
  return module;
});

const { sweepEverything } = await import('@/inngest/functions/sweep-events');
const { startDelivery } = await import('@/inngest/start-delivery');

beforeAll(async () => {
  await useOwnDatabase('recovery');
});

let organization: MetaOrganization;
beforeEach(async () => {
  organization = await mintMetaOrganization();
  const { orgId } = organization;
  await withOrg(orgId, (tx) => tx.delete(alertEvaluations).where(eq(alertEvaluations.orgId, orgId)));
  engine.sent = [];
  engine.isAway = false;
  startDelivery();
});
// What a test records is delivered by its sweep alone.
afterEach(() => setEventSender(null));

/** Queues a run as if the engine had just accepted its event. */
async function requestedRun(): Promise<string> {
  setEventSender(null);
  const { run } = await triggerSync(organization.session, organization.integrationId, 'campaigns');
  await takeEvents(organization.orgId);
  await alterRun(organization.orgId, run.id, { lastEventAt: ago(1) });
  startDelivery();
  return run.id;
}

const sentOf = (name: string) =>
  (engine.sent as SentEvent[]).filter((event) => event.name === name && event.data.orgId === organization.orgId);

const requestsOf = (runId: string) =>
  sentOf('sync/run.requested').flatMap(({ id, data }) => (data.runId === runId ? [id] : []));

async function runUnderWay(claim: string, idleSeconds: number): Promise<string> {
  const runId = await requestedRun();
  expect(await beginRun(organization.orgId, runId, claim)).toMatchObject({ state: 'begun' });
  const at = ago(idleSeconds);
  await alterRun(organization.orgId, runId, { lastEventAt: at, startedAt: at, progressedAt: at });
  return runId;
}

const dueEvaluations = () => withOrg(organization.orgId, (tx) => tx.select().from(alertEvaluations));

describe('a server that returns', () => {
  it('a server that returns requests a queued run again that was requested a moment ago, under an id that the engine does not know', async () => {
    const runId = await requestedRun();
    await sweepEverything();
    expect(requestsOf(runId)).toEqual([expect.stringMatching(`^${runId}:\\d+$`)]);
  });

  it('a server that returns hands over a run without progress for half a minute, instead of waiting five minutes', async () => {
    const runId = await runUnderWay('dead', 40);
    await sweepEverything();
    expect(requestsOf(runId)).toHaveLength(1);
    expect(await beginRun(organization.orgId, runId, 'next')).toMatchObject({ state: 'begun' });
  });

  it('a server that returns does not touch a run that makes progress or waits for a later time', async () => {
    const runId = await runUnderWay('alive', 5);
    await sweepEverything();
    await alterRun(organization.orgId, runId, { progressedAt: ago(60), waitingUntil: new Date(Date.now() + 60_000) });
    await sweepEverything();
    expect(requestsOf(runId)).toEqual([]);
    expect(await runOf(organization.orgId, runId)).toMatchObject({ claimedBy: 'alive' });
  });

  it('a server that returns has open deliveries of every age processed, and each once in a sweep', async () => {
    setEventSender(null);
    const { stored } = await send(
      signedByMeta(metaBody('page', organization.pageId, [feedChange(), feedChange(), feedChange()])),
    );
    const [accepted, failed] = stored.map(({ deliveryId }) => deliveryId);
    await withOrg(organization.orgId, async (tx) => {
      await tx.execute(sql`delete from outbox_events where event_id in (${accepted}, ${failed})`);
      await tx.execute(
        sql`update webhook_deliveries set last_event_at = now() - interval '1 second' where id = ${accepted}`,
      );
      await tx.execute(sql`update webhook_deliveries set status = 'retrying', attempts = 1,
        last_event_at = now() - interval '1 second', next_attempt_at = now() - interval '1 second' where id = ${failed}`);
    });
    startDelivery();
    await sweepEverything();
    expect(
      sentOf('webhook/delivery.received')
        .map(({ data }) => data.deliveryId)
        .toSorted(),
    ).toEqual(stored.map(({ deliveryId }) => deliveryId).toSorted());
    expect(new Set(sentOf('webhook/delivery.received').map(({ id }) => id)).size).toBe(3);
  });

  it('a server that returns requests an alert evaluation after its event was lost', async () => {
    const [run] = await runsOf(organization.orgId);
    await alterRun(organization.orgId, run?.id ?? '', { status: 'running', finishedAt: null, claimedBy: 'w' });
    await finishRun(organization.orgId, run?.id ?? '', { claim: 'w' });
    expect(await dueEvaluations()).toMatchObject([{ lastEventAt: null }]);
    await sweepEverything(new Date(Date.now() + 1000));
    expect(sentOf('alerts/evaluation.requested')).toHaveLength(1);
    await evaluateAlerts(organization.orgId);
    expect(await dueEvaluations()).toEqual([]);
  });

  it('a server that returns requests the renewal of due tokens at once', async () => {
    await sweepEverything();
    expect((engine.sent as SentEvent[]).map(({ name }) => name)).toContain('tokens/refresh.requested');
  });

  it('a server that returns keeps everything for the next sweep while the engine is unreachable', async () => {
    const runId = await runUnderWay('dead', 40);
    engine.isAway = true;
    await expect(sweepEverything()).rejects.toThrow('fetch failed');
    engine.isAway = false;
    await sweepEverything();
    expect(requestsOf(runId)).toHaveLength(1);
  });
});

describe('a due alert evaluation', () => {
  it('an alert evaluation stays due when a change commits during an evaluation', async () => {
    const { orgId } = organization;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await withOrg(orgId, (tx) => markEvaluationDue(tx, orgId));
    const change = withOrg(orgId, async (tx) => {
      await markEvaluationDue(tx, orgId);
      await held;
    });
    const evaluation = evaluateAlerts(orgId);
    release();
    await Promise.all([change, evaluation]);
    const before = await dueEvaluations();
    await evaluateAlerts(orgId);
    // Either the evaluation saw the change, or the mark remains for the next one.
    expect(before.length).toBeLessThanOrEqual(1);
    expect(await dueEvaluations()).toEqual([]);
  });
});

describe('a run that the engine failed', () => {
  it('a run that the engine failed is handed over at once, three times, and then left to be ended', async () => {
    const runId = await runUnderWay('1', 1);
    const { orgId } = organization;
    for (const claim of ['1', '2', '3']) {
      const request = await handOverRun(orgId, runId, claim);
      expect(request).toMatchObject({ id: `${runId}:handover-${claim}`, data: { runId } });
      expect(await beginRun(orgId, runId, String(Number(claim) + 1))).toMatchObject({ state: 'begun' });
    }
    expect(await handOverRun(orgId, runId, '4')).toBeNull();
  });

  it('a run that the engine failed is left to the worker that claimed it', async () => {
    const runId = await runUnderWay('second', 1);
    expect(await handOverRun(organization.orgId, runId, 'first')).toBeNull();
    const [row] = await withOrg(organization.orgId, (tx) => tx.select().from(syncRuns).where(eq(syncRuns.id, runId)));
    expect(row).toMatchObject({ claimedBy: 'second', handovers: 0 });
  });

  it('a run that the engine failed is requested at once when it never began', async () => {
    const { run } = await triggerSync(organization.session, organization.integrationId, 'campaigns');
    expect(await handOverRun(organization.orgId, run.id, 'any')).toMatchObject({ id: `${run.id}:handover-1` });
  });
});
