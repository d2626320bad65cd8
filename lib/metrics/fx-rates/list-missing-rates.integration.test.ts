import { describe, expect, it } from 'vitest';
import { fxRates } from '@/db/schema/fx-rates';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import { listMissingRates } from './list-missing-rates';

const now = new Date('2026-05-20T09:00:00Z');

describe('listMissingRates', () => {
  it('returns each currency without a rate and its first day with spend, until a rate covers that day', async () => {
    const { orgId } = await mintOrganization();
    const counts = { impressions: 1, clicks: 1, conversions: '0', linkClicks: null, videoViews: null, reach: null };
    const facts = { ...counts, conversionValueMicros: null };
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      for (const [currency, from] of [
        ['KWD', 3],
        ['EUR', 5],
        ['USD', 1],
      ] as const) {
        const account = await put.account((await put.integration()).id, { currency });
        const campaign = await put.campaign(account);
        const days = [0, 1].map((offset) => ({
          ...{ campaignExternalId: campaign.externalId, campaignName: campaign.name, currency, actions: [], ...facts },
          date: `2026-05-0${from + offset}`,
          spendMicros: offset === 0 && currency === 'EUR' ? 0n : 5_000_000n,
        }));
        await put.metrics(account.id, days);
      }
    });
    // The dollar is pegged to the riyal.
    expect(await listMissingRates(orgId, 'SAR')).toEqual([
      { currency: 'EUR', firstDay: '2026-05-06' },
      { currency: 'KWD', firstDay: '2026-05-03' },
    ]);
    const rate = { orgId, quote: 'SAR', source: 'test', observedAt: now };
    await withOrg(orgId, (tx) =>
      tx.insert(fxRates).values([
        { ...rate, base: 'KWD', date: '2026-05-03', rate: '12.2' },
        { ...rate, base: 'EUR', date: '2026-05-07', rate: '4.1' },
      ]),
    );
    expect(await listMissingRates(orgId, 'SAR')).toEqual([{ currency: 'EUR', firstDay: '2026-05-06' }]);
  });
});
