import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { alerts } from '@/db/schema/alerts';
import { integrations } from '@/db/schema/integrations';
import { leads } from '@/db/schema/leads';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withOrg } from '@/db/tenant';
import { logger } from '@/lib/logger';
import { recordedEvents, takeEvents } from '@/lib/outbox/testing/recorded-events';
import type { RemoteLead } from '@/lib/platforms/webhook';
import { ago, alterRun, integrationsOf, runsOf } from '@/lib/sync/testing/connected-organization';
import { vendorFailure } from '@/lib/sync/testing/fake-platform';
import { openVault } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { sweepDeliveries } from '../deliveries/sweep-deliveries';
import {
  deliveriesOf,
  effectsOf,
  feedChange,
  freshId,
  leadChange,
  type MetaOrganization,
  metaBody,
  mintMetaOrganization,
  send,
  signedByMeta,
} from '../testing/meta-organization';
import { processDelivery } from './process-delivery';

logger.level = 'silent';
let organization: MetaOrganization;
beforeEach(async () => {
  organization = await mintMetaOrganization();
});

async function receive(object: string, id: string, change: { field: string; value: unknown }, time?: number) {
  const { stored } = await send(signedByMeta(metaBody(object, id, [change], time)));
  return stored[0]?.deliveryId ?? '';
}
const perform = (id: string, now = new Date()) =>
  processDelivery(organization.orgId, id, { platformOf: () => organization.platform, now });
const replay = (id: string) =>
  withOrg(organization.orgId, (tx) =>
    tx
      .update(webhookDeliveries)
      .set({ status: 'received', attempts: 0, endedAt: null })
      .where(eq(webhookDeliveries.id, id)),
  );
const delivery = async (id: string) => (await deliveriesOf(organization.orgId)).find((row) => row.id === id);
const webhookRuns = async () => (await runsOf(organization.orgId)).filter(({ trigger }) => trigger === 'webhook');
const leadsOf = () => withOrg(organization.orgId, (tx) => tx.select().from(leads));
const openAlerts = () => withOrg(organization.orgId, (tx) => tx.select().from(alerts));

const issue = (id: string) => ({
  field: 'with_issues_ad_objects',
  value: { id, level: 'AD', error_code: '1487', error_summary: 'Ad rejected', error_message: 'Alcohol' },
});

function answered(lead: RemoteLead): RemoteLead {
  return {
    ...lead,
    formName: 'Newsletter',
    consents: [{ name: 'terms', given: true }],
    answers: [{ field: 'email', label: 'E-mail', values: ['sara@example.com'] }],
  };
}

describe('a change on the platform', () => {
  it('a change is read by one targeted sync, however many deliveries report it and however often each is processed', async () => {
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.push(await receive('page', organization.pageId, feedChange()));
    await Promise.all([...ids, ...ids].map((id) => perform(id)));
    const runs = await webhookRuns();
    expect(runs).toMatchObject([{ dataType: 'posts', status: 'queued', integrationId: organization.integrationId }]);
    const requested = await recordedEvents(organization.orgId, 'sync/run.requested');
    expect(requested.filter(({ data }) => data.priority === 300)).toMatchObject([
      { id: runs[0]?.id, data: { delaySeconds: 30 } },
    ]);
    for (const id of ids) {
      expect(await effectsOf(organization.orgId, id)).toEqual([{ effect: 'sync:posts', subjectId: runs[0]?.id }]);
      expect(await delivery(id)).toMatchObject({ status: 'processed', attempts: 1, endedAt: expect.any(Date) });
    }
  });

  it('a change that is reported after the sync began is read by the next sync', async () => {
    await perform(await receive('page', organization.pageId, feedChange()));
    const [first] = await webhookRuns();
    await alterRun(organization.orgId, first?.id ?? '', { status: 'running', startedAt: ago(1), progressedAt: ago(1) });
    await perform(await receive('page', organization.pageId, feedChange()));
    expect(await webhookRuns()).toHaveLength(2);
  });

  it('a change that was applied is not applied again when its delivery is replayed', async () => {
    const id = await receive('page', organization.pageId, feedChange());
    await perform(id);
    const [run] = await webhookRuns();
    await alterRun(organization.orgId, run?.id ?? '', { status: 'succeeded', startedAt: ago(1), finishedAt: ago(1) });
    await replay(id);
    expect(await perform(id)).toEqual({ state: 'ended' });
    expect(await webhookRuns()).toHaveLength(1);
    expect(await effectsOf(organization.orgId, id)).toEqual([{ effect: 'sync:posts', subjectId: run?.id }]);
  });

  it('a change that cannot be read ends as processed', async () => {
    await withOrg(organization.orgId, (tx) => tx.update(integrations).set({ status: 'reauth_required' }));
    const id = await receive('page', organization.pageId, feedChange());
    await perform(id);
    expect(await delivery(id)).toMatchObject({ status: 'processed' });
    expect(await effectsOf(organization.orgId, id)).toEqual([{ effect: 'sync:posts', subjectId: null }]);
  });

  it('a change without effect here is stored as ignored', async () => {
    const id = await receive('page', organization.pageId, { field: 'something_new', value: { a: 1 } });
    await perform(id);
    expect(await delivery(id)).toMatchObject({ status: 'ignored', kind: 'something_new' });
  });
});

describe('a lead', () => {
  it('a lead without answers in the delivery is read from the platform and stored once, with encrypted answers', async () => {
    organization.platform.readLead = async ({ lead, about }) => {
      expect(about).toEqual({ type: 'profile', externalId: organization.pageId });
      return answered(lead);
    };
    const leadId = freshId();
    const first = await receive('page', organization.pageId, leadChange(leadId), 1_782_862_117);
    const second = await receive('page', organization.pageId, leadChange(leadId), 1_782_862_999);
    await Promise.all([first, first, second].map((id) => perform(id)));
    const rows = await leadsOf();
    expect(rows).toMatchObject([
      { platform: 'meta', externalId: leadId, formName: 'Newsletter', consents: [{ name: 'terms', given: true }] },
    ]);
    expect(JSON.stringify(rows)).not.toContain('sara');
    const [row] = rows;
    const answers = await withOrg(organization.orgId, async (tx) =>
      (await openVault(tx, organization.orgId)).decrypt(
        row?.answersCiphertext ?? '',
        aadFor('leadAnswers', row?.id ?? ''),
      ),
    );
    expect(JSON.parse(answers)).toEqual([{ field: 'email', label: 'E-mail', values: ['sara@example.com'] }]);
  });

  it('a lead that cannot be read is stored without answers after the last attempt, and completed by a replay', async () => {
    organization.platform.readLead = async () => {
      throw vendorFailure('reauth', 'permission_missing');
    };
    const id = await receive('page', organization.pageId, leadChange(freshId()));
    let now = new Date();
    for (let outcome = await perform(id, now); outcome.state === 'retry'; outcome = await perform(id, now))
      now = outcome.at;
    expect(await delivery(id)).toMatchObject({ status: 'dead' });
    expect(await leadsOf()).toMatchObject([{ answersCiphertext: null, answersMissing: 'permission_missing' }]);

    organization.platform.readLead = async ({ lead }) => answered(lead);
    await replay(id);
    await perform(id);
    expect(await leadsOf()).toMatchObject([{ answersCiphertext: expect.any(String), answersMissing: null }]);
  });

  it('a lead that was erased stays erased', async () => {
    organization.platform.readLead = async ({ lead }) => answered(lead);
    const leadId = freshId();
    await perform(await receive('page', organization.pageId, leadChange(leadId), 1_782_862_117));
    await withOrg(organization.orgId, (tx) =>
      tx.update(leads).set({ answersCiphertext: null, answersMissing: 'erased' }),
    );
    const again = await receive('page', organization.pageId, leadChange(leadId), 1_782_862_118);
    await perform(again);
    expect(await leadsOf()).toMatchObject([{ answersCiphertext: null, answersMissing: 'erased' }]);
    const sealed = (await delivery(again))?.payloadCiphertext ?? '';
    const payload = await withOrg(organization.orgId, async (tx) =>
      (await openVault(tx, organization.orgId)).decrypt(sealed, aadFor('webhookPayload', again)),
    );
    expect(payload).toBe('{"erased":true}');
  });
});

describe('a failing attempt', () => {
  it('a failed attempt is repeated after 60, 300 and 900 seconds, not sooner; then the delivery is dead', async () => {
    let calls = 0;
    organization.platform.readLead = async () => {
      calls += 1;
      throw vendorFailure('transient', 'platform_down');
    };
    const id = await receive('page', organization.pageId, leadChange(freshId()));
    const start = new Date();
    const seen: number[] = [];
    let now = start;
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const outcome = await perform(id, now);
      if (outcome.state !== 'retry') throw new Error(`no retry after attempt ${attempt}`);
      seen.push((outcome.at.getTime() - now.getTime()) / 1000);
      expect(await delivery(id)).toMatchObject({ status: 'retrying', attempts: attempt, nextAttemptAt: outcome.at });
      expect(await perform(id, new Date(outcome.at.getTime() - 5_000))).toEqual(outcome);
      now = outcome.at;
    }
    expect(seen).toEqual([60, 300, 900]);
    expect(calls).toBe(3);
    expect(await perform(id, now)).toEqual({ state: 'ended' });
    const dead = await delivery(id);
    expect(dead).toMatchObject({ status: 'dead', attempts: 4, nextAttemptAt: null });
    expect(dead?.failures.map(({ errorCode }) => errorCode)).toEqual(Array(4).fill('platform_down'));
    expect(await perform(id, now)).toEqual({ state: 'ended' });
    expect(calls).toBe(4);
  });

  it("a failed attempt waits at least as long as the platform's Retry-After", async () => {
    organization.platform.readLead = async () => {
      throw vendorFailure('rate_limited', 'rate_limited', 500);
    };
    const now = new Date();
    const outcome = await perform(await receive('page', organization.pageId, leadChange(freshId())), now);
    expect(outcome).toEqual({ state: 'retry', at: new Date(now.getTime() + 500_000) });
  });

  it('a failed attempt of several effects applies none of them', async () => {
    const id = await receive('page', organization.pageId, leadChange(freshId()));
    organization.platform.readLead = async () => {
      throw vendorFailure('transient', 'timeout');
    };
    await perform(id);
    expect(await effectsOf(organization.orgId, id)).toEqual([]);
    expect(await leadsOf()).toEqual([]);
  });
});

describe('a webhook about access or reviews', () => {
  const permission = { field: 'ads_read', value: { verb: 'revoke' } };

  it('a revoked permission ends the connection and opens an alert', async () => {
    const id = await receive(
      'permissions',
      organization.platform.externalUserId,
      permission,
      Math.ceil(Date.now() / 1000) + 1,
    );
    await perform(id);
    expect(await integrationsOf(organization.orgId)).toMatchObject([
      { status: 'reauth_required', statusReason: 'token_revoked' },
    ]);
    expect(await openAlerts()).toMatchObject([{ kind: 'token_dead', closedAt: null }]);
  });

  it('a revocation older than the connection changes nothing', async () => {
    await perform(await receive('permissions', organization.platform.externalUserId, permission, 1_600_000_000));
    expect(await integrationsOf(organization.orgId)).toMatchObject([{ status: 'active' }]);
  });

  it("a rejected ad opens an alert with the platform's reason", async () => {
    const time = Math.floor(Date.now() / 1000);
    await perform(await receive('ad_account', organization.accountId, issue('6001'), time));
    expect(await openAlerts()).toMatchObject([
      { kind: 'ad_rejected', severity: 'urgent', closedAt: null, values: { level: 'ad', summary: expect.any(String) } },
    ]);
  });
});

describe('a delivery that the engine does not process', () => {
  /** The event ids that the sweep records, each as the engine accepts it. */
  const waiting = async () => {
    await sweepDeliveries();
    return (await takeEvents(organization.orgId, 'webhook/delivery.received')).map(({ id }) => id);
  };
  const set = (id: string, values: Partial<typeof webhookDeliveries.$inferInsert>) =>
    withOrg(organization.orgId, (tx) => tx.update(webhookDeliveries).set(values).where(eq(webhookDeliveries.id, id)));

  it('a delivery keeps its event until the engine accepts it, and gets one with a new id after ten minutes when it was lost', async () => {
    const id = await receive('page', organization.pageId, feedChange());
    await set(id, { lastEventAt: ago(610) });
    expect(await waiting()).toEqual([id]);
    await set(id, { lastEventAt: ago(540) });
    expect(await waiting()).toEqual([]);
    await set(id, { lastEventAt: ago(610) });
    expect(await waiting()).toEqual([expect.stringMatching(`^${id}:hour-\\d+$`)]);
    await set(id, { status: 'retrying', attempts: 2, nextAttemptAt: ago(60), lastEventAt: ago(140) });
    expect(await waiting()).toEqual([]);
    await set(id, { nextAttemptAt: ago(130) });
    expect(await waiting()).toEqual([expect.stringMatching(`^${id}:attempt-2-\\d+$`)]);
    expect(await waiting()).toEqual([]);
    await perform(id);
    expect(await waiting()).toEqual([]);
  });
});
