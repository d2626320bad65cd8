import { createHmac, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { webhookKeys } from '@/db/schema/webhook-keys';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { UNROUTED_ORG_ID } from '@/db/unrouted-org-id';
import type { SessionWith } from '@/lib/auth/org-session';
import { seeder } from '@/lib/dashboard/testing/seed';
import { logger } from '@/lib/logger';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { listDeliveries } from '../deliveries/list-deliveries';
import { routeDeliveries } from '../deliveries/route-deliveries';
import { deliveriesOf, freshId, post, send } from '../testing/meta-organization';
import { createWebhookKey } from './create-webhook-key';
import { deleteWebhookKey } from './delete-webhook-key';
import { listWebhookKeys } from './list-webhook-keys';

logger.level = 'silent';

interface Tenant {
  session: SessionWith<'owner'>;
  // Google's lead webhook names a campaign, Snapchat's an ad account.
  subject: string;
  accountRow: string;
  key: string;
  keyId: string;
}

type Keyed = 'google' | 'snapchat';

async function mintTenant(platform: Keyed): Promise<Tenant> {
  const session = await mintSession();
  const [accountId, campaignId] = [freshId(), freshId()];
  const accountRow = await withOrg(session.orgId, async (tx) => {
    const seed = seeder(tx, session.orgId, new Date());
    const { id } = await seed.integration({ platform });
    const account = await seed.account(id, { platform, externalId: accountId });
    await seed.campaign(account, { platform, externalId: campaignId });
    return account.id;
  });
  const own = randomBytes(24).toString('hex');
  const made = await createWebhookKey(session, platform === 'google' ? { platform } : { platform, key: own });
  const subject = platform === 'google' ? campaignId : accountId;
  return { session, subject, accountRow, key: made.key ?? own, keyId: made.id };
}

function lead(platform: Keyed, key: string, subject: string, leadId = freshId()): Request {
  if (platform === 'google') {
    return post(
      'google',
      JSON.stringify({ lead_id: leadId, campaign_id: subject, google_key: key, user_column_data: [] }),
    );
  }
  const body = JSON.stringify({ lead_id: leadId, ad_account_id: subject, email: 'a@example.com' });
  const t = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', key).update(`${t}.${body}`).digest('hex');
  return post('snapchat', body, { t, signature });
}

const statusOf = async (request: Request) => (await send(request)).response.status;

describe.each(['google', 'snapchat'] as const)('a webhook key of %s', (platform) => {
  let one: Tenant;
  let other: Tenant;
  beforeAll(async () => {
    [one, other] = [await mintTenant(platform), await mintTenant(platform)];
  });

  it('delivers the leads of its forms to its organization', async () => {
    const { response, stored } = await send(lead(platform, one.key, one.subject));
    expect(response.status).toBe(200);
    expect(stored.map(({ orgId }) => orgId)).toEqual([one.session.orgId]);
  });

  it('writes nothing to another organization, whatever account the delivery names', async () => {
    const before = (await deliveriesOf(other.session.orgId)).length;
    const leadId = freshId();
    const { response, stored } = await send(lead(platform, one.key, other.subject, leadId));
    expect([response.status, stored]).toEqual([200, []]);
    await routeDeliveries();
    expect(await deliveriesOf(other.session.orgId)).toHaveLength(before);
    expect((await send(lead(platform, other.key, other.subject, leadId))).stored).toHaveLength(1);
    const shown = await listDeliveries(one.session.orgId, {}, { limit: 50 });
    expect(shown.items.every(({ status }) => String(status) !== 'unclaimed')).toBe(true);
    const unowned = await withSystem('test: unrouted deliveries', (tx) =>
      tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.orgId, UNROUTED_ORG_ID)),
    );
    expect(unowned.filter(({ dedupeKey }) => dedupeKey === `lead:${leadId}`)).toEqual([]);
  });

  it('keeps a lead of an unread account for its own organization', async () => {
    const { orgId } = one.session;
    const select = (selected: boolean) =>
      withOrg(orgId, (tx) => tx.update(adAccounts).set({ selected }).where(eq(adAccounts.id, one.accountRow)));
    const leadId = freshId();
    await select(false);
    expect((await send(lead(platform, one.key, one.subject, leadId))).stored).toEqual([]);
    await routeDeliveries();
    const mine = async () => (await deliveriesOf(orgId)).find(({ dedupeKey }) => dedupeKey === `lead:${leadId}`);
    expect(await mine()).toMatchObject({ status: 'unclaimed', integrationId: null });
    await select(true);
    expect(await routeDeliveries()).toBeGreaterThanOrEqual(1);
    expect(await mine()).toMatchObject({ status: 'received', integrationId: expect.any(String) });
  });

  it('that belongs to the whole installation, as in earlier releases, is refused', async () => {
    expect(await statusOf(lead(platform, `webhook-secret-of-${platform}`, one.subject))).toBe(401);
  });

  it('is valid beside a newer one until it is deleted, and then refused', async () => {
    const tenant = await mintTenant(platform);
    const newer = randomBytes(24).toString('hex');
    const second = await createWebhookKey(
      tenant.session,
      platform === 'google' ? { platform } : { platform, key: newer },
    );
    const both = [tenant.key, second.key ?? newer];
    for (const key of both) expect(await statusOf(lead(platform, key, tenant.subject))).toBe(200);
    await deleteWebhookKey(tenant.session, tenant.keyId);
    expect(await statusOf(lead(platform, tenant.key, tenant.subject))).toBe(401);
    expect(await statusOf(lead(platform, second.key ?? newer, tenant.subject))).toBe(200);
    expect((await listWebhookKeys(tenant.session)).map(({ id }) => id)).toEqual([second.id]);
  });

  it('is stored encrypted or hashed, and hidden from members and other organizations', async () => {
    const rows = await withOrg(one.session.orgId, (tx) => tx.select().from(webhookKeys));
    expect(JSON.stringify(rows)).not.toContain(one.key);
    // @ts-expect-error a marketer's session
    await expect(listWebhookKeys({ ...one.session, role: 'marketer' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(deleteWebhookKey(other.session, one.keyId)).rejects.toMatchObject({ code: 'not_found' });
    // @ts-expect-error a marketer's session
    await expect(deleteWebhookKey({ ...one.session, role: 'marketer' }, one.keyId)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

it('a lead signed with a Snapchat secret of two organizations is stored once for each of them that reads the account', async () => {
  const [one, other] = [await mintTenant('snapchat'), await mintTenant('snapchat')];
  const shared = { platform: 'snapchat' as const, key: one.key };
  await createWebhookKey(other.session, shared);
  await expect(createWebhookKey(other.session, shared)).rejects.toMatchObject({ code: 'conflict' });
  const { stored } = await send(lead('snapchat', one.key, one.subject));
  expect(stored.map(({ orgId }) => orgId)).toEqual([one.session.orgId]);
});
