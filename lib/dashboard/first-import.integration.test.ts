import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type Tx, withOrg } from '@/db/tenant';
import { connectTo } from '@/db/testing/connect-to';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { addDays, dayInZone } from '@/lib/dates';
import { readKpis } from '@/lib/kpis/read-kpis';
import { readLabels } from '@/lib/labels/read-labels';
import { createRateBook } from '@/lib/metrics/convert';
import { readFxRates } from '@/lib/metrics/fx-rates/read-fx-rates';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { buildDashboard } from './build-dashboard';
import { explainFigures } from './explain-figures';
import { seeder } from './testing/seed';

const now = new Date();
const today = dayInZone(now, 'Asia/Riyadh');
const CAMPAIGNS = 10_000;
const DAYS = 10;
const FACTS = CAMPAIGNS * DAYS;

let orgId: AuthorizedOrgId;
let filters: Record<'labels' | 'campaigns' | 'accounts', string>;

beforeAll(async () => {
  const superuser = connectTo(await useOwnDatabase('first_import'));
  const tables = await superuser<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
  for (const { name } of tables) await superuser.unsafe(`alter table ${name} set (autovacuum_enabled = false)`);
  await superuser.end();
  const organization = await mintOrganization();
  orgId = organization.orgId;
  filters = await withOrg(orgId, (tx) => importFacts(tx, organization.userId));
});

// Three accounts in three currencies, one of them read from a later day, and a rate that changes daily.
async function importFacts(tx: Tx, userId: string) {
  const put = seeder(tx, orgId, now);
  const integration = await put.integration();
  const accounts = [
    await put.account(integration.id),
    await put.account(integration.id, { currency: 'USD', readFrom: addDays(today, -6) }),
    await put.account(integration.id, { currency: 'EUR', historyGoal: addDays(today, -900) }),
  ];
  await tx.execute(sql`
    insert into campaigns (org_id, ad_account_id, platform, external_id, name, status, external_status, currency,
      lifetime_budget_micros, ends_at, first_seen_at, observed_at)
    select a.org_id, a.id, 'meta', n::text, 'Campaign ' || n, 'active', 'ACTIVE', a.currency,
      case when n % 10 = 0 then 20000000 end, now() + interval '5 days', now(), now()
    from generate_series(1, ${CAMPAIGNS}::int) n
    join (select a.*, row_number() over (order by a.id) - 1 as place from ad_accounts a) a on a.place = n % 3`);
  await tx.execute(sql`
    insert into ad_metrics (org_id, campaign_id, date, ad_account_id, currency, impressions, clicks, spend_micros,
      conversions, conversion_value_micros, first_seen_at, observed_at)
    select c.org_id, c.id, ${today}::date - d, c.ad_account_id, c.currency, 100, 1, 1000000, 1,
      case when c.external_id::int % 2 = 0 then 3000000 end, now(), now()
    from campaigns c, generate_series(1, ${DAYS}::int) d`);
  await tx.execute(sql`
    insert into org_daily_metrics (org_id, date, ad_account_id, platform, currency, impressions, clicks, spend_micros,
      conversions, conversion_value_micros)
    select org_id, date, ad_account_id, 'meta', currency, sum(impressions), sum(clicks), sum(spend_micros),
      sum(conversions), sum(conversion_value_micros)
    from ad_metrics group by org_id, date, ad_account_id, currency`);
  await tx.execute(sql`
    insert into fx_rates (org_id, date, base, quote, rate, source, observed_at)
    select ${orgId}, ${today}::date - d, 'EUR', 'SAR', 4 + d / 100.0, 'manual', now() from generate_series(1, 900) d`);
  await tx.execute(sql`
    insert into kpi_targets (org_id, metric, direction, target, starts_on, ends_on, created_by)
    select ${orgId}, metric, 'at_least', 1, ${addDays(today, -8)}, ${today}, ${userId}
    from unnest(array['roas', 'conversions']) metric`);
  const labels = await tx.execute<{ id: string }>(sql`
    insert into labels (org_id, name, colour, pattern, created_by)
    select ${orgId}, 'Label ' || n, 'blue', 'campaign ' || n, ${userId} from generate_series(1, 5) n returning id`);
  const campaigns = await tx.execute<{ id: string }>(sql`select id from campaigns limit 100`);
  const list = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join(',');
  return { labels: list(labels), campaigns: list(campaigns), accounts: list(accounts.slice(0, 2)) };
}

interface PlanNode {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: PlanNode[];
}

function mostRows(node: PlanNode): number {
  const perLoop =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0);
  return Math.max(perLoop * node['Actual Loops'], ...(node.Plans ?? []).map(mostRows));
}

/** Rows that the busiest step of a plan of `read` handles. */
async function busiestStep(read: (tx: Tx) => Promise<unknown>): Promise<number> {
  let most = 0;
  await withOrg(orgId, async (tx) => {
    const explaining = new Proxy(tx, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (name !== 'execute') return typeof member === 'function' ? member.bind(target) : member;
        return async (query: SQL) => {
          const [row] = await target.execute<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
            sql`explain (analyze, timing off, format json) ${query}`,
          );
          for (const { Plan } of row?.['QUERY PLAN'] ?? []) most = Math.max(most, mostRows(Plan));
          return target.execute(query);
        };
      },
    });
    await read(explaining);
  });
  return most;
}

describe('a database without statistics, as after a first import,', () => {
  const dashboard = (search: string) => (tx: Tx) => buildDashboard(tx, orgId, filterOf(search, now), now);
  const explanation = (search: string) => (tx: Tx) =>
    explainFigures(tx, orgId, {
      filter: filterOf(search, now),
      days: 'all',
      figures: ['roas'],
      timeZone: 'Asia/Riyadh',
      now,
    });

  it('reads each fact once for the dashboard, whatever the filter', async () => {
    for (const search of ['', 'currency=USD', `from=${addDays(today, -880)}&to=${addDays(today, -1)}&compare=off`]) {
      expect(await busiestStep(dashboard(search)), search).toBeLessThanOrEqual(FACTS);
    }
    for (const [name, ids] of Object.entries(filters)) {
      expect(await busiestStep(dashboard(`${name}=${ids}`)), name).toBeLessThanOrEqual(FACTS);
    }
  });

  it('reads each fact once for an explanation', async () => {
    for (const [name, ids] of [['compare', 'off'], ...Object.entries(filters)]) {
      expect(await busiestStep(explanation(`${name}=${ids}`)), name).toBeLessThanOrEqual(FACTS);
    }
  });

  it('reads each fact once for targets, and each campaign once for a label', async () => {
    const organization = { currency: 'SAR', timeZone: 'Asia/Riyadh' };
    const targets = async (tx: Tx) => {
      const rates = createRateBook(await readFxRates(tx, orgId));
      return readKpis(tx, orgId, { organization, rates, now }, 'all');
    };
    expect(await busiestStep(targets)).toBeLessThanOrEqual(FACTS);
    expect(await busiestStep((tx) => readLabels(tx, orgId))).toBeLessThanOrEqual(6 * CAMPAIGNS);
  });
});
