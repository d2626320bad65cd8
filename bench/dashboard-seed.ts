import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type Tx, withOrg } from '@/db/tenant';
import { type MintedOrganization, mintOrganization } from '@/db/testing/organization';

const ACCOUNTS = 20;
const POSTS = 200;

export interface SeedShape {
  rows: number;
  days: number;
}

// In four currencies; the facts end today.
export async function seedBenchOrganization({ rows, days }: SeedShape): Promise<MintedOrganization> {
  const organization = await mintOrganization();
  const { orgId, userId } = organization;
  const campaigns = Math.ceil(rows / days);
  await withOrg(orgId, async (tx) => {
    await tx.execute(sql`
      insert into integrations (org_id, id, platform, external_user_id, display_name, status, connected_by, connected_at)
      values (${orgId}, gen_random_uuid(), 'meta', 'bench', 'Bench', 'active', ${userId}, now())`);
    await tx.execute(sql`
      insert into ad_accounts (org_id, integration_id, platform, external_id, name, currency, time_zone, selected,
        read_from, read_to, history_goal, observed_at)
      select i.org_id, i.id, 'meta', 'a' || n, 'Account ' || n, (array['SAR', 'AED', 'USD', 'KWD'])[1 + n % 4],
        (array['Asia/Riyadh', 'Asia/Dubai', 'America/New_York', 'Asia/Kuwait'])[1 + n % 4], true,
        current_date - ${days - 1}::int, current_date + 1, current_date - ${days - 1}::int, now()
      from integrations i, generate_series(1, ${ACCOUNTS}::int) n where i.org_id = ${orgId}`);
    await tx.execute(sql`
      insert into campaigns (org_id, ad_account_id, platform, external_id, name, status, external_status, currency,
        daily_budget_micros, first_seen_at, observed_at)
      select a.org_id, a.id, 'meta', 'c' || n, 'Campaign ' || n, case when n % 3 = 0 then 'paused' else 'active' end,
        'ACTIVE', a.currency, 100000000, now(), now()
      from generate_series(1, ${campaigns}::int) n
      join ad_accounts a on a.org_id = ${orgId} and a.external_id = 'a' || (1 + n % ${ACCOUNTS}::int)`);
    await storeFacts(tx, orgId, 0, days - 1);
    await seedContent(tx, orgId);
  });
  return organization;
}

/** Facts of every campaign on the days from `first` to `last` before today, with their roll-ups. */
export async function storeFacts(tx: Tx, orgId: AuthorizedOrgId, first: number, last: number): Promise<void> {
  await tx.execute(sql`
    insert into ad_metrics (org_id, campaign_id, date, ad_account_id, currency, impressions, clicks, link_clicks,
      spend_micros, conversions, conversion_value_micros, first_seen_at, observed_at)
    select c.org_id, c.id, current_date - d, c.ad_account_id, c.currency, 1000 + d * 7 % 900, 10 + d % 40, 5,
      10000000 + (hashtext(c.external_id)::bigint % 5000000), 1.5,
      case when (d + length(c.external_id)) % 3 = 0 then 30000000 end, now(), now()
    from campaigns c, generate_series(${first}::int, ${last}::int) d where c.org_id = ${orgId}`);
  await tx.execute(sql`
    insert into org_daily_metrics (org_id, date, ad_account_id, platform, currency, impressions, clicks, spend_micros,
      conversions, conversion_value_micros)
    select org_id, date, ad_account_id, 'meta', currency, sum(impressions), sum(clicks), sum(spend_micros),
      sum(conversions), sum(conversion_value_micros)
    from ad_metrics
    where org_id = ${orgId} and date between current_date - ${last}::int and current_date - ${first}::int
    group by org_id, date, ad_account_id, currency`);
}

async function seedContent(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  await tx.execute(sql`
    insert into profiles (org_id, integration_id, platform, kind, external_id, name, selected, observed_at)
    select i.org_id, i.id, 'meta', 'page', 'p', 'Page', true, now() from integrations i where i.org_id = ${orgId}`);
  await tx.execute(sql`
    insert into posts (org_id, profile_id, platform, external_id, kind, text, status, published_at, first_seen_at, observed_at)
    select f.org_id, f.id, 'meta', 'p' || n, 'photo', 'Post ' || n, 'published', now() - n * interval '6 hours', now(), now()
    from profiles f, generate_series(1, ${POSTS}::int) n where f.org_id = ${orgId}`);
  await tx.execute(sql`
    insert into post_metrics (org_id, post_id, date, reach, likes, comments, shares, saves, observed_at)
    select p.org_id, p.id, current_date - d, 1000, 10, 2, 1, 1, now()
    from posts p, generate_series(0, 20) d where p.org_id = ${orgId}`);
}
