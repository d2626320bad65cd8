import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { connectTo } from '@/db/testing/connect-to';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { seeder } from '@/lib/dashboard/testing/seed';
import { dayInZone } from '@/lib/dates';
import { analyzeFacts } from './analyze-facts';

const now = new Date();
const today = dayInZone(now, 'UTC');
const ofThisMonth = `ad_metrics_${today.slice(0, 7).replace('-', '_')}`;

let superuser: ReturnType<typeof connectTo>;
let orgId: AuthorizedOrgId;

beforeAll(async () => {
  superuser = connectTo(await useOwnDatabase('analyze_facts'));
  for (const table of [ofThisMonth, 'campaigns', 'ad_accounts']) {
    await superuser.unsafe(`alter table ${table} set (autovacuum_enabled = false)`);
  }
  ({ orgId } = await mintOrganization());
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    await put.account((await put.integration()).id);
  });
});
afterAll(() => superuser.end());

async function importFacts(campaigns: number): Promise<void> {
  await withOrg(orgId, async (tx) => {
    await tx.execute(sql`
      insert into campaigns (org_id, ad_account_id, platform, external_id, name, status, external_status, currency,
        first_seen_at, observed_at)
      select a.org_id, a.id, 'meta', gen_random_uuid()::text, 'Campaign', 'active', 'ACTIVE', a.currency, now(), now()
      from ad_accounts a, generate_series(1, ${campaigns}::int)`);
    await tx.execute(sql`
      insert into ad_metrics (org_id, campaign_id, date, ad_account_id, currency, impressions, clicks, spend_micros,
        conversions, first_seen_at, observed_at)
      select c.org_id, c.id, ${today}::date, c.ad_account_id, c.currency, 1, 1, 1, 0, now(), now() from campaigns c
      on conflict do nothing`);
  });
}

/** How many rows Postgres expects in each table; -1: it has no statistics. */
async function expectedRows() {
  const rows = await superuser<{ name: string; rows: number }[]>`
    select relname as name, reltuples::int as rows from pg_class where relname in ('ad_metrics', 'campaigns', ${ofThisMonth})`;
  return Object.fromEntries(rows.map(({ name, rows }) => [name === ofThisMonth ? 'month' : name, rows]));
}

it('analyzing the facts gives statistics to tables that got rows and to the parent of the partitions', async () => {
  await importFacts(500);
  expect(await expectedRows()).toEqual({ month: -1, ad_metrics: -1, campaigns: -1 });
  expect(await analyzeFacts()).toBeGreaterThanOrEqual(3);
  expect(await expectedRows()).toEqual({ month: 500, ad_metrics: 500, campaigns: 500 });
});

it('analyzing the facts again reads no table until one grew by a tenth', async () => {
  await analyzeFacts();
  expect(await analyzeFacts()).toBe(0);
  await importFacts(1_000);
  await analyzeFacts();
  expect(await expectedRows()).toEqual({ month: 1_500, ad_metrics: 1_500, campaigns: 1_500 });
});
