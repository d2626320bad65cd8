import { describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { listCampaigns } from './data';
import { campaignListQuery, campaignPageSchema } from './schema';

const now = new Date();
const day = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);

async function list(session: Parameters<typeof listCampaigns>[0], query: Record<string, unknown> = {}) {
  return campaignPageSchema.parse(await listCampaigns(session, campaignListQuery.parse(query), now));
}

async function seeded() {
  const { orgId } = await mintOrganization();
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const integration = await put.integration();
    const account = await put.account(integration.id, { currency: 'KWD' });
    const hidden = await put.account(integration.id, { selected: false });
    await put.campaign(hidden, { name: 'Nobody chose this' });
    for (const name of ['حملة رمضان', '50% off', '500 off', 'Same', 'Same', 'Zebra']) {
      const campaign = await put.campaign(account, { name, status: name === 'Zebra' ? 'paused' : 'active' });
      await put.metrics(account.id, [
        facts(campaign, { date: day(3), conversionValueMicros: 40_000_000n }),
        facts(campaign, { date: day(4) }),
        facts(campaign, { date: day(50) }),
      ]);
    }
  });
  return { orgId, organization: { timeZone: 'Asia/Riyadh' } };
}

describe('the list of campaigns', () => {
  it('goes through all of them page by page, each once, same names too', async () => {
    const session = await seeded();
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(session, { limit: '2', ...(cursor ? { cursor } : {}) });
      seen.push(...page.campaigns.map(({ id }) => id));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor);
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(6);
  });

  it('adds up the period asked for, in the currency of the account', async () => {
    const session = await seeded();
    const [recent] = (await list(session, { search: 'zebra' })).campaigns;
    expect(recent?.totals).toMatchObject({
      spend: { amountMicros: '20000000', currency: 'KWD' },
      conversionValue: { amountMicros: '40000000', currency: 'KWD' },
      roas: 2,
      ctr: 0.02,
      cpa: { amountMicros: '10000000' },
    });
    const [older] = (await list(session, { search: 'zebra', from: day(60), to: day(40) })).campaigns;
    expect(older?.totals).toMatchObject({ spend: { amountMicros: '10000000' }, roas: null, conversionValue: null });
    await expect(list(session, { from: day(1), to: day(2) })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('filters, and searches for the text as it was typed', async () => {
    const session = await seeded();
    const names = async (query: Record<string, unknown>) =>
      (await list(session, query)).campaigns.map(({ name }) => name);
    expect(await names({ status: 'paused' })).toEqual(['Zebra']);
    expect(await names({ platform: 'google' })).toEqual([]);
    expect(await names({ search: '0%' })).toEqual(['50% off']);
    expect(await names({ search: '_' })).toEqual([]);
    expect(await names({ search: 'رمضان' })).toEqual(['حملة رمضان']);
  });

  it('refuses a cursor it did not give out', async () => {
    const session = await seeded();
    for (const cursor of [
      'x',
      Buffer.from('["a"]').toString('base64url'),
      Buffer.from('["a","b"]').toString('base64url'),
    ]) {
      await expect(list(session, { cursor })).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });

  it('shows nothing of another organization', async () => {
    await seeded();
    const { orgId } = await mintOrganization();
    expect((await list({ orgId, organization: { timeZone: 'UTC' } })).campaigns).toEqual([]);
  });
});
