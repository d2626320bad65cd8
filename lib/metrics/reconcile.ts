import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { accountReconciliations } from '@/db/schema/account-reconciliations';
import type { Tx } from '@/db/tenant';
import type { DateWindow, RemoteAccountTotals } from '@/lib/platforms/platform';
import { fraction } from './ratios';
import { whereAccount } from './where-account';

type Reconciliation = typeof accountReconciliations.$inferSelect;

interface Account {
  orgId: AuthorizedOrgId;
  adAccountId: string;
}

export async function reconcile(
  tx: Tx,
  account: Account,
  window: DateWindow,
  totals: RemoteAccountTotals,
  now: Date,
): Promise<void> {
  const { orgId, adAccountId } = account;
  const { currency, spendMicros, impressions } = totals;
  await tx.execute(sql`
    insert into account_reconciliations (org_id, ad_account_id, window_from, window_to, currency, account_spend_micros,
      campaigns_spend_micros, account_impressions, campaigns_impressions, compared_at)
    select ${orgId}::uuid, ${adAccountId}::uuid, ${window.from}::date, ${window.to}::date, ${currency},
      ${spendMicros.toString()}::bigint, coalesce(sum(spend_micros), 0), ${impressions}::bigint,
      coalesce(sum(impressions), 0), ${now.toISOString()}::timestamptz
    from ad_metrics m
    where ${whereAccount('m', account)} and m.date between ${window.from} and ${window.to} and m.currency = ${currency}
    on conflict (org_id, ad_account_id) do update set window_from = excluded.window_from,
      window_to = excluded.window_to, currency = excluded.currency,
      account_spend_micros = excluded.account_spend_micros, campaigns_spend_micros = excluded.campaigns_spend_micros,
      account_impressions = excluded.account_impressions, campaigns_impressions = excluded.campaigns_impressions,
      compared_at = excluded.compared_at`);
}

/** `impressions` of the account: null where the platform does not report them. */
export type ComparedTotals = Pick<
  Reconciliation,
  'accountSpendMicros' | 'campaignsSpendMicros' | 'accountImpressions' | 'campaignsImpressions'
>;

/** The larger deviation of spend or impressions, as a fraction of the account's own figure; 1 where that is 0. */
export function driftOf(totals: ComparedTotals): number {
  const { accountSpendMicros, campaignsSpendMicros, accountImpressions, campaignsImpressions } = totals;
  return Math.max(
    distance(accountSpendMicros, campaignsSpendMicros),
    accountImpressions === null ? 0 : distance(BigInt(accountImpressions), BigInt(campaignsImpressions)),
  );
}

const absolute = (value: bigint) => (value < 0n ? -value : value);

function distance(account: bigint, campaigns: bigint): number {
  if (account === campaigns) return 0;
  return account === 0n ? 1 : fraction(absolute(account - campaigns), absolute(account));
}
