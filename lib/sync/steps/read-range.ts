import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { DateWindow } from '@/lib/platforms/platform';
import { historyGoalOf } from './metrics-window';

interface ReadAccount {
  orgId: AuthorizedOrgId;
  adAccountId: string;
}

/**
 * Adds a window read to its end to the known days, in the transaction of its last page. Known days have no gap: a later
 * window beyond them replaces them, an earlier one adds nothing.
 */
export async function recordReadRange(tx: Tx, { orgId, adAccountId }: ReadAccount, window: DateWindow): Promise<void> {
  const { from, to } = window;
  await tx.execute(sql`
    update ad_accounts a set
      read_from = case when n.starts_over then n.first when n.joins then least(a.read_from, n.first)
        else a.read_from end,
      actions_from = case when n.starts_over then n.first
        when n.last >= coalesce(a.actions_from, a.read_to + 1) - 1 then least(a.actions_from, n.first)
        else a.actions_from end,
      read_to = case when n.starts_over or n.joins then greatest(a.read_to, n.last) else a.read_to end,
      history_goal = case when n.starts_over then ${historyGoalOf(to)}::date else a.history_goal end
    from (
      select id, ${from}::date as first, ${to}::date as last, read_to is null or ${from}::date > read_to + 1 as starts_over,
        ${to}::date >= read_from - 1 as joins
      from ad_accounts where org_id = ${orgId} and id = ${adAccountId} for update
    ) n
    where a.org_id = ${orgId} and a.id = n.id`);
}

// The platform gives no older days.
export async function endHistory(tx: Tx, { orgId, adAccountId }: ReadAccount): Promise<void> {
  await tx.execute(sql`
    update ad_accounts set history_goal = read_from where org_id = ${orgId} and id = ${adAccountId}`);
}
