import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { leads } from '@/db/schema/leads';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withOrg } from '@/db/tenant';
import type { Role } from '@/lib/auth/roles';
import { seeder } from '@/lib/dashboard/testing/seed';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { openVaultToWrite } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { loadDeliveryDetail } from '@/lib/webhooks/deliveries/load-delivery-detail';
import { plantDeadLetter, plantDelivery } from '@/lib/webhooks/testing/plant-delivery';
import { eraseLead } from './erase-lead';
import { listLeads } from './list-leads';
import { loadLead } from './load-lead';
import { leadPageSchema } from './schema';

const answers = [
  { field: 'full_name', label: null, values: ['منى سالم'] },
  { field: 'email', label: 'E-mail', values: ['mona@example.com'] },
];

async function organization<R extends Role>(role: R) {
  const session = await mintSession(role);
  const { orgId } = session;
  const { id } = await withOrg(orgId, (tx) => seeder(tx, orgId, new Date()).integration({ displayName: 'Noura' }));
  return { session, orgId, integrationId: id };
}
type Minted = Awaited<ReturnType<typeof organization<Role>>>;

function plantLead({ orgId, integrationId }: Minted, over: Partial<typeof leads.$inferInsert> = {}): Promise<string> {
  const id = randomUUID();
  return withOrg(orgId, async (tx) => {
    const vault = await openVaultToWrite(tx, orgId);
    await tx.insert(leads).values({
      orgId,
      id,
      integrationId,
      platform: 'meta',
      externalId: randomUUID(),
      ownerType: 'profile',
      ownerExternalId: '77',
      formExternalId: '5',
      formName: 'Visit us',
      consents: [{ name: 'Newsletter', given: true }],
      answersCiphertext: vault.encrypt(JSON.stringify(answers), aadFor('leadAnswers', id)),
      receivedAt: new Date(),
      ...over,
    });
    return id;
  });
}

const auditOf = ({ orgId }: Minted, id: string) =>
  withOrg(orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.subjectId, id)));
const deliveryOf = async ({ orgId }: Minted, id: string) => {
  const rows = await withOrg(orgId, (tx) => tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)));
  return rows[0];
};

describe('leads', () => {
  it('are readable from marketer up, and by no other organization', async () => {
    const own = await organization('viewer');
    const id = await plantLead(own);
    // @ts-expect-error a viewer's session
    await expect(listLeads(own.session, {}, { limit: 10 })).rejects.toMatchObject({ code: 'forbidden' });
    // @ts-expect-error a viewer's session
    await expect(loadLead(own.session, id)).rejects.toMatchObject({ code: 'forbidden' });
    for (const role of ['viewer', 'marketer'] as const) {
      // @ts-expect-error a session below admin
      await expect(eraseLead({ ...own.session, role }, id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const stranger = await organization('owner');
    expect((await listLeads(stranger.session, {}, { limit: 10 })).items).toEqual([]);
    for (const unknown of [id, randomUUID()]) {
      await expect(loadLead(stranger.session, unknown)).rejects.toMatchObject({ code: 'not_found' });
      await expect(eraseLead(stranger.session, unknown)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await loadLead({ ...own.session, role: 'marketer' }, id)).answers).toEqual(answers);
  });

  it('show the answers, the consents and the campaign of the person', async () => {
    const own = await organization('marketer');
    const campaignExternalId = randomUUID();
    await withOrg(own.orgId, async (tx) => {
      const seed = seeder(tx, own.orgId, new Date());
      const account = await seed.account(own.integrationId);
      await seed.campaign(account, { externalId: campaignExternalId, name: 'Autumn' });
    });
    const id = await plantLead(own, { campaignExternalId, submittedAt: new Date('2026-11-20T12:30:00Z') });
    const { items } = leadPageSchema.parse(await listLeads(own.session, {}, { limit: 10 }));
    expect(items).toMatchObject([
      {
        ...{
          id,
          platform: 'meta',
          integrationId: own.integrationId,
          displayName: 'Noura',
          business: expect.any(String),
          answers,
        },
        ...{ answersMissing: null, form: { externalId: '5', name: 'Visit us' } },
        campaign: { externalId: campaignExternalId, name: 'Autumn' },
        consents: [{ name: 'Newsletter', given: true }],
        submittedAt: '2026-11-20T12:30:00.000Z',
      },
    ]);
  });

  it('without readable answers give the reason', async () => {
    const own = await organization('admin');
    const missing = await plantLead(own, { answersCiphertext: null, answersMissing: 'permission_missing' });
    const broken = await plantLead(own, { answersCiphertext: 'v1.gone.x.y.z', campaignExternalId: '9' });
    expect(await loadLead(own.session, missing)).toMatchObject({ answers: null, answersMissing: 'permission_missing' });
    expect(await loadLead(own.session, broken)).toMatchObject({
      ...{ answers: null, answersMissing: 'unreadable' },
      campaign: { externalId: '9', name: null },
    });
  });

  it('are listed page by page, newest first, and filtered by platform', async () => {
    const own = await organization('admin');
    const receivedAt = new Date(Date.now() - 60_000);
    const planted = [];
    for (let index = 0; index < 5; index += 1) planted.push(await plantLead(own, { receivedAt }));
    const newest = await plantLead(own, { platform: 'google' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listLeads(own.session, {}, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen[0]).toBe(newest);
    expect(seen.toSorted()).toEqual([...planted, newest].toSorted());
    const google = await listLeads(own.session, { platform: 'google' }, { limit: 10 });
    expect(google.items.map(({ id }) => id)).toEqual([newest]);
  });
});

describe('erasing a lead', () => {
  it('removes the answers from the lead and from its deliveries, and is audited once', async () => {
    const own = await organization('admin');
    const [id, other] = [await plantLead(own), await plantLead(own)];
    const withPayload = { payload: { lead_id: 'L1', email: 'mona@example.com' } };
    const effects = [{ effect: 'lead:L1', subjectId: id }];
    const done = await plantDelivery(own.orgId, own.integrationId, { ...withPayload, effects });
    const dead = await plantDeadLetter(own.orgId, own.integrationId, { ...withPayload, effects });
    const unrelated = await plantDelivery(own.orgId, own.integrationId, withPayload);
    await eraseLead(own.session, id);
    await eraseLead(own.session, id);
    expect(await loadLead(own.session, id)).toMatchObject({
      ...{ answers: null, answersMissing: 'erased' },
      consents: [{ name: 'Newsletter', given: true }],
    });
    expect((await loadLead(own.session, other)).answers).toEqual(answers);
    for (const delivery of [done, dead]) {
      expect((await loadDeliveryDetail(own.orgId, delivery)).payload).toEqual({ erased: true });
    }
    expect((await loadDeliveryDetail(own.orgId, unrelated)).payload).toMatchObject({ lead_id: 'L1' });
    expect(await deliveryOf(own, done)).toMatchObject({ status: 'processed' });
    expect(await deliveryOf(own, dead)).toMatchObject({ status: 'ignored', nextAttemptAt: null });
    expect(await auditOf(own, id)).toMatchObject([
      { action: 'lead.erased', actorId: own.session.user.id, detail: { platform: 'meta' } },
    ]);
  });
});
