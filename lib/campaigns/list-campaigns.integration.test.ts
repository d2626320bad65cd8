import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { listCampaigns } from './list-campaigns';
import { campaignListFields, campaignListQuery, campaignPageSchema } from './schema';

const now = new Date();
const campaignQuery = z.strictObject(campaignListFields);
const day = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);

type Session = Parameters<typeof listCampaigns>[0];

async function list(
  session: Session,
  { limit, cursor, sort, status, search, ...filter }: Record<string, unknown> = {},
) {
  const query = campaignQuery.parse({ limit, cursor, sort, status, search });
  const text = new URLSearchParams(filter as Record<string, string>).toString();
  return campaignPageSchema.parse(await listCampaigns(session, filterOf(text, now), query, now));
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

async function withCampaigns(names: readonly string[]) {
  const { orgId } = await mintOrganization();
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const account = await put.account((await put.integration()).id);
    for (const name of names) await put.campaign(account, { name });
  });
  return { orgId, organization: { timeZone: 'UTC' } };
}

async function namesPageByPage(session: Session, limit: number) {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(session, {
      sort: 'name',
      limit,
      ...(cursor ? { cursor } : {}),
    });
    names.push(...page.campaigns.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor);
  return names;
}

describe('the order of campaigns', () => {
  const inOrder = [
    ...['آخر العروض', 'إبداع 9', 'إبداع ١٠', 'أسواق', 'تخفيضات', 'ثمرة', 'هدايا'],
    ...['àpropos', 'Apropos 2', 'Bazaar', 'éclat', 'offer 2', 'Offer 2', 'Offer 10', 'Ōsaka', 'Zebra'],
  ];

  it('sorts Arabic by its alphabet, Latin regardless of case and accents, and numbers by value', async () => {
    const session = await withCampaigns([...inOrder].reverse());
    const names = await namesPageByPage(session, 100);
    expect(names).toEqual([...inOrder].sort(new Intl.Collator('ar', { numeric: true }).compare));
    expect(names).toEqual(inOrder);
  });

  it.each([1, 2, 3, 7])('is the same when paged by %i, without gaps or duplicates', async (limit) => {
    const names = [
      ...inOrder,
      ...inOrder.slice(0, 5),
      'éclat',
      'e\u0301clat',
      'eclat',
      '',
      'ح'.repeat(9_000),
      `${'ح'.repeat(9_000)}ب`,
    ];
    const session = await withCampaigns(names);
    const paged = await namesPageByPage(session, limit);
    expect(paged).toEqual(await namesPageByPage(session, 100));
    expect([...paged].sort()).toEqual([...names].sort());
  });

  it('is read from an index, also in a search', async () => {
    const { orgId } = await withCampaigns(['one']);
    const plan = await withOrg(orgId, async (tx) => {
      // Without this setting Postgres scans a table this small.
      await tx.execute(sql`set local enable_seqscan = off`);
      await tx.execute(sql`set local enable_sort = off`);
      return tx.execute<{ 'QUERY PLAN': string }>(sql`
        explain select c.* from campaigns c where c.org_id = ${orgId}
          and (c.name_order, c.id) > ('a', ${orgId}::uuid) and strpos(c.name_search, search_fold('x')) > 0
        order by c.name_order, c.id limit 25`);
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Scan using campaigns_by_name/);
    expect(text).toMatch(/Index Cond: .*ROW\(/);
  });
});

describe('the search for campaigns', () => {
  it.each([
    ['أحمد', ['احمد', 'إحمد', 'آحمد', 'ٱحمد', 'أَحْمَد', 'أحـمـد', 'حمد']],
    ['حملة الشتاء ٢٠٢٦', ['حمله', 'الشتا', 'الشتاء 2026', '۲۰۲۶', 'حملة  الشتاء', 'ﺣﻤﻠﺔ']],
    ['مستشفى الأمل', ['مستشفي', 'مستشفی', 'الامل', 'الاَمل']],
    ['مسؤول – شئون', ['مسوول', 'مسؤول - شئون', 'شؤون'.replace('ؤ', 'ئ')]],
    ['مُحَمَّد', ['محمد', 'مُحمد']],
    ['Été à Zürich', ['ete', 'ÉTÉ', 'ete a zurich', 'Zu\u0308rich', 'ｚｕｒｉｃｈ']],
    ['Straße & Cœur', ['STRASSE', 'strasse', 'coeur', 'Cœur']],
    ['İstanbul Ilıca', ['istanbul', 'ISTANBUL', 'ilica', 'ıLICA']],
    ['Smørrebrød Łódź', ['smorrebrod', 'lodz']],
    ['Sale\u200f\u00a0“Now”', ['sale "now"']],
    ['100% _off', ['100%', '_', '% _']],
  ])('finds %j by each equivalent form', async (name, spellings) => {
    const session = await withCampaigns([name, 'غير ذلك', 'xyz']);
    for (const search of spellings) {
      const found = (await list(session, { search })).campaigns.map((campaign) => campaign.name);
      expect({ search, found }).toEqual({ search, found: [name] });
    }
  });

  it('does not find other words, and searches a lone diacritic as typed', async () => {
    const session = await withCampaigns(['بيت', 'سماء', 'naïve']);
    const found = async (search: string) => (await list(session, { search })).campaigns.map(({ name }) => name);
    expect(await found('بنت')).toEqual([]);
    expect(await found('ء')).toEqual(['سماء']);
    expect(await found('ـ')).toEqual([]);
  });
});

describe('the list of campaigns', () => {
  it('pages through all campaigns, each once, also those with equal names', async () => {
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

  it('sums the period of the filter in its currency, and the spend also in that of the account', async () => {
    const session = await seeded();
    const [recent] = (await list(session, { search: 'zebra', currency: 'KWD' })).campaigns;
    expect(recent?.totals).toMatchObject({
      spend: { amountMicros: '20000000', currency: 'KWD' },
      nativeSpend: { amountMicros: '20000000', currency: 'KWD' },
      conversionValue: { amountMicros: '40000000', currency: 'KWD' },
      roas: 2,
      ctr: 0.02,
      cpa: { amountMicros: '10000000' },
    });
    const [older] = (await list(session, { search: 'zebra', from: day(60), to: day(40) })).campaigns;
    expect(older?.totals).toMatchObject({
      ...{ spend: null, nativeSpend: { amountMicros: '10000000' }, cpa: null },
      ...{ roas: null, conversionValue: null, clicks: 20 },
    });
  });

  it('filters, and searches wildcard characters literally', async () => {
    const session = await seeded();
    const names = async (query: Record<string, unknown>) =>
      (await list(session, query)).campaigns.map(({ name }) => name);
    expect(await names({ status: 'paused' })).toEqual(['Zebra']);
    expect(await names({ platforms: 'google' })).toEqual([]);
    expect(await names({ search: '0%' })).toEqual(['50% off']);
    expect(await names({ search: '_' })).toEqual([]);
    expect(await names({ search: 'رمضان' })).toEqual(['حملة رمضان']);
  });

  it('shows the campaigns with the ids, and none of another organization', async () => {
    const session = await seeded();
    const [first] = (await list(session)).campaigns;
    expect((await list(session, { campaigns: first?.id })).campaigns).toEqual([first]);
    await expect(list(await seeded(), { campaigns: first?.id })).rejects.toMatchObject({ code: 'not_found' });
    expect(campaignListQuery.safeParse({ campaigns: "1' or true" }).success).toBe(false);
  });

  it("adds the platform's id to account names that occur twice", async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const { id } = await put.integration();
      for (const [externalId, name] of [
        ['act_7', 'Twin'],
        ['act_8', 'Twin'],
        ['act_9', 'Single'],
      ] as const) {
        await put.campaign(await put.account(id, { externalId, name }), { name: externalId });
      }
    });
    const { campaigns } = await list({ orgId, organization: { timeZone: 'UTC' } }, { sort: 'name' });
    expect(campaigns.map(({ accountName }) => accountName)).toEqual(['Twin (act_7)', 'Twin (act_8)', 'Single']);
  });

  it('refuses a cursor of another list', async () => {
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
