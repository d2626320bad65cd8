import { and, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { alerts } from '@/db/schema/alerts';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import { logger } from '@/lib/logger';
import { platformDefinition } from '@/lib/platforms/registry';
import { storeDeliveries } from '../inbox/store-deliveries';
import { deliveriesOf, freshId, type MetaOrganization, mintMetaOrganization } from '../testing/meta-organization';
import { processDelivery } from './process-delivery';

logger.level = 'silent';

type Word = 'refused' | 'in order' | 'other';
const TIME = Math.floor(Date.now() / 1000) - 3600;
const LATER_TIME = TIME + 1;

const bodies = {
  meta: (account: string, ad: string, words: readonly Word[], time: number) => {
    const value = { id: ad, level: 'AD' };
    const changes = words.map((word) => {
      if (word === 'refused') return { field: 'with_issues_ad_objects', value: { ...value, error_code: '1' } };
      const effective_status = word === 'in order' ? 'ACTIVE' : 'PAUSED';
      return { field: 'effective_status', value: { ...value, effective_status } };
    });
    return { object: 'ad_account', entry: [{ id: account, time, changes }] };
  },
  tiktok: (account: string, ad: string, words: readonly Word[], time: number) => {
    const statuses = { refused: 'REJECTED', 'in order': 'APPROVED', other: 'APPROVED' };
    return {
      time,
      entry: words.map((word) => ({
        advertiser_id: account,
        ad_id: ad,
        changes: [{ field: 'review_status', value: statuses[word] }],
      })),
    };
  },
} as const;
type Reporter = keyof typeof bodies;

let organization: MetaOrganization;
let receivedAt = Date.now();
beforeEach(async () => {
  organization = await mintMetaOrganization();
});

async function accountOn(platform: Reporter): Promise<string> {
  const externalId = platform === 'meta' ? `act_${organization.accountId}` : organization.accountId;
  await withOrg(organization.orgId, async (tx) => {
    await tx.update(integrations).set({ platform });
    await tx.update(adAccounts).set({ platform, externalId });
  });
  return organization.accountId;
}

async function receive(platform: Reporter, body: object): Promise<void> {
  receivedAt += 1000;
  const deliveries = platformDefinition(platform).webhooks.parseDelivery(Buffer.from(JSON.stringify(body)));
  await storeDeliveries([{ platform, receivedAt: new Date(receivedAt), deliveries, onlyFor: null }]);
}

const orders = { 'in their order': false, 'in the opposite order': true };

async function processAll(backwards: boolean): Promise<void> {
  const found = (await deliveriesOf(organization.orgId)).toSorted(
    (a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || a.position - b.position,
  );
  for (const { id } of backwards ? found.toReversed() : found) {
    await processDelivery(organization.orgId, id, { platformOf: () => organization.platform });
  }
}

const openAlerts = () =>
  withOrg(organization.orgId, (tx) =>
    tx
      .select()
      .from(alerts)
      .where(and(eq(alerts.kind, 'ad_rejected'), isNull(alerts.closedAt))),
  );

describe.each(['meta', 'tiktok'] as const)('changes of one ad with the same time on %s', (platform) => {
  describe.each(Object.entries(orders))('that are processed %s', (_name, backwards) => {
    it.each<[Word[], number]>([
      [['refused', 'in order'], 0],
      [['in order', 'refused'], 1],
      [['refused', 'in order', 'refused'], 1],
      [['in order', 'refused', 'in order'], 0],
      [['refused', 'refused', 'in order', 'other'], 0],
    ])('changes with the same time keep the last one in the body: %s', async (words, open) => {
      const account = await accountOn(platform);
      await receive(platform, bodies[platform](account, freshId(), words, TIME));
      await processAll(backwards);
      expect(await openAlerts()).toHaveLength(open);
    });

    it('changes with the same time keep the one that was received later', async () => {
      const account = await accountOn(platform);
      const [first, second] = [freshId(), freshId()];
      await receive(platform, bodies[platform](account, first, ['refused'], TIME));
      await receive(platform, bodies[platform](account, second, ['in order'], TIME));
      await receive(platform, bodies[platform](account, first, ['in order'], TIME));
      await receive(platform, bodies[platform](account, second, ['refused'], TIME));
      await processAll(backwards);
      expect(await openAlerts()).toMatchObject([{ causeKey: expect.stringContaining(second) }]);
    });

    it('changes with a later platform time win over the position in the body and over a later receipt', async () => {
      const account = await accountOn(platform);
      const ad = freshId();
      await receive(platform, bodies[platform](account, ad, ['refused'], LATER_TIME));
      await receive(platform, bodies[platform](account, ad, ['in order'], TIME));
      await processAll(backwards);
      expect(await openAlerts()).toHaveLength(1);
    });
  });

  it('changes are not altered by a repeated body', async () => {
    const account = await accountOn(platform);
    const body = bodies[platform](account, freshId(), ['refused', 'in order', 'refused', 'in order'], TIME);
    await receive(platform, body);
    await processAll(false);
    await receive(platform, body);
    await processAll(false);
    expect(await openAlerts()).toEqual([]);
    expect(await deliveriesOf(organization.orgId)).toHaveLength(4);
  });
});
