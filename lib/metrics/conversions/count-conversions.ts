import { sql } from 'drizzle-orm';
import { columnArrays } from '@/db/column-arrays';
import type { Tx } from '@/db/tenant';
import { toActionFigures } from '@/lib/platforms/conversion-actions';
import type { ConversionChoice, DateWindow, RemoteAction, RemoteDailyMetrics } from '@/lib/platforms/platform';
import { type FactAccount, lockAccountFacts } from '../write-daily-metrics';
import { recountConversions } from './recount-conversions';

interface ReportedZero {
  externalId: string;
  action: string;
  isSale: boolean;
}

interface StoredChoice {
  // Null: the default again.
  conversions: string[] | null;
  sales: string[] | null;
  recounted: boolean;
}

const keyOf = (externalId: string, action: string) => `${externalId} ${action}`;

/**
 * Rows of a reading with the conversions and the value that the organization counts, as sums of their actions. Rows
 * without actions keep their figures. Holds the account's lock, so that the choice still holds when they are written.
 * @param standard the platform's default choice
 */
export async function countConversions(
  tx: Tx,
  account: FactAccount,
  { rows, window }: { rows: readonly RemoteDailyMetrics[]; window: DateWindow },
  standard: ConversionChoice,
): Promise<RemoteDailyMetrics[]> {
  if (rows.length === 0) return [];
  await lockAccountFacts(tx, account);
  const { choice, recounted, tracked } = await readChoice(tx, account, zerosOf(rows, standard));
  // Stored figures of an earlier choice would contradict the new ones.
  if (!recounted) await recountConversions(tx, account, window, choice ?? standard, new Date());
  for (const { campaignExternalId, actions } of rows) {
    for (const { action, valueMicros } of actions) if (valueMicros) tracked.add(keyOf(campaignExternalId, action));
  }
  return rows.map((row) => counted(row, tracked, choice ?? standard));
}

function zerosOf(rows: readonly RemoteDailyMetrics[], { sales }: ConversionChoice): ReportedZero[] {
  const zeros = new Map<string, ReportedZero>();
  for (const { campaignExternalId: externalId, actions } of rows) {
    for (const { action, valueMicros } of actions) {
      if (valueMicros !== 0n) continue;
      zeros.set(keyOf(externalId, action), { externalId, action, isSale: sales.includes(action) });
    }
  }
  return [...zeros.values()];
}

const zeroColumns = [
  { name: 'external_id', type: 'text', of: (zero: ReportedZero) => zero.externalId },
  { name: 'action', type: 'text', of: (zero: ReportedZero) => zero.action },
  { name: 'is_sale', type: 'boolean', of: (zero: ReportedZero) => String(zero.isSale) },
];

/** The organization's choice (null: the default), and which of the zeros belong to an action with a value before. */
async function readChoice(
  tx: Tx,
  { orgId, adAccountId, platform }: FactAccount,
  zeros: readonly ReportedZero[],
): Promise<{ choice: ConversionChoice | null; recounted: boolean; tracked: Set<string> }> {
  const [row] = await tx.execute<{ stored: StoredChoice | null; tracked: [string, string][] }>(sql`
    select
      (select json_build_object('conversions', conversions, 'sales', sales, 'recounted', recounted_at is not null)
        from conversion_choices where org_id = ${orgId} and platform = ${platform}) as stored,
      (select coalesce(json_agg(json_build_array(r.external_id, r.action)), '[]')
        from ${columnArrays(zeros, zeroColumns)}
        join campaigns c
          on c.org_id = ${orgId} and c.ad_account_id = ${adAccountId} and c.external_id = r.external_id
        where exists (select 1 from ad_metric_actions a where a.org_id = ${orgId} and a.campaign_id = c.id
            and a.action = r.action and a.value_micros <> 0)
          or (r.is_sale and exists (select 1 from ad_metrics m where m.org_id = ${orgId} and m.campaign_id = c.id
            and m.conversion_value_micros <> 0))) as tracked`);
  const tracked = (row?.tracked ?? []).map(([externalId, action]) => keyOf(externalId, action));
  const { conversions, sales, recounted } = row?.stored ?? { conversions: null, sales: null, recounted: true };
  return { choice: conversions && sales && { conversions, sales }, recounted, tracked: new Set(tracked) };
}

// Most platforms write 0 where no value is tracked, which would become a return of 0.00: it is none for a campaign that
// never reported a value of the action.
function counted(row: RemoteDailyMetrics, tracked: ReadonlySet<string>, choice: ConversionChoice): RemoteDailyMetrics {
  const isTracked = ({ action }: RemoteAction) => tracked.has(keyOf(row.campaignExternalId, action));
  const actions = row.actions.map((each) =>
    each.valueMicros === 0n && !isTracked(each) ? { ...each, valueMicros: null } : each,
  );
  if (actions.length === 0) return row;
  return { ...row, ...toActionFigures(actions, choice) };
}
