import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { stopsWithToken, type TokenLossImpact, tokenLossImpact } from './token-loss-impact';
import type { IntegrationDto } from './types';

/** Null, without a query, when the token does not end soon. */
export async function loadTokenLossImpact(
  orgId: AuthorizedOrgId,
  integration: IntegrationDto,
  now = new Date(),
): Promise<TokenLossImpact | null> {
  if (tokenLossImpact(integration, { scheduledPosts: [], spentYesterday: [] }) === null) return null;
  const idsOf = (accounts: Pick<IntegrationDto['adAccounts'][number], 'id' | 'selected' | 'fallback'>[]) => {
    const ids = accounts.filter(stopsWithToken).map(({ id }) => id);
    return sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`;
  };
  return withOrg(orgId, async (tx) => {
    const posts = await tx.execute<{ scheduledAt: string }>(sql`
      select p.scheduled_at as "scheduledAt" from posts p
      join profiles f on f.org_id = p.org_id and f.id = p.profile_id
      where p.org_id = ${orgId} and f.id = any(${idsOf(integration.profiles)}) and p.status = 'scheduled'
        and p.scheduled_at >= ${now.toISOString()}`);
    const spent = await tx.execute<{ currency: string; micros: string }>(sql`
      select m.currency, sum(m.spend_micros)::text as micros from ad_accounts a
      join org_daily_metrics m on m.org_id = a.org_id and m.ad_account_id = a.id
        and m.date = (${now.toISOString()}::timestamptz at time zone a.time_zone)::date - 1
      where a.org_id = ${orgId} and a.id = any(${idsOf(integration.adAccounts)})
      group by m.currency`);
    return tokenLossImpact(integration, {
      scheduledPosts: posts.map(({ scheduledAt }) => ({ scheduledAt: new Date(scheduledAt) })),
      spentYesterday: spent.map(({ currency, micros }) => ({ currency, micros: BigInt(micros) })),
    });
  });
}
