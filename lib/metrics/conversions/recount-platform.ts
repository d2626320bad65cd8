import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { conversionChoices } from '@/db/schema/conversion-choices';
import { type Tx, withOrg } from '@/db/tenant';
import { invalidateAfterArrival } from '@/lib/cache/cache';
import { addDays, type IsoDate } from '@/lib/dates';
import type { PlatformId } from '@/lib/platform-ids';
import type { DateWindow } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { type FactAccount, lockAccountFacts } from '../write-daily-metrics';
import { recountConversions } from './recount-conversions';

/** The month of an account that was recounted last, by the choice of that time; months go back in time. */
export interface RecountCursor {
  choiceAt: string;
  month: IsoDate;
  adAccountId: string;
}

interface AccountMonth extends Record<string, unknown> {
  month: IsoDate;
  until: IsoDate;
  ad_account_id: string;
}

/**
 * Recounts stored days of a platform by the organization's choice for `maxMs`, each month of an account in a
 * transaction of its own, so that syncs never wait long. Ends when the choice changes, which brings an event of its own,
 * and at once when nothing waits.
 * @returns where to continue; null: nothing is left
 */
export async function recountPlatform(
  orgId: AuthorizedOrgId,
  platform: PlatformId,
  cursor: RecountCursor | null,
  { maxMs = 8_000 }: { maxMs?: number } = {},
): Promise<RecountCursor | null> {
  const deadline = Date.now() + maxMs;
  const { choice, months } = await withOrg(orgId, async (tx) => ({
    choice: await readChoice(tx, orgId, platform),
    months: await readMonths(tx, orgId, platform, cursor),
  }));
  // A second event of a recount that is done.
  if (!choice || (cursor === null && choice.recountedAt !== null)) return null;
  const choiceAt = cursor?.choiceAt ?? choice.updatedAt.toISOString();
  let last = cursor;
  for (const { month, until, ad_account_id: adAccountId } of months) {
    const window = { from: month, to: addDays(until, -1) };
    if (!(await recountMonth({ orgId, adAccountId, platform }, window, choiceAt))) return null;
    last = { choiceAt, month, adAccountId };
    if (Date.now() >= deadline) return last;
  }
  await withOrg(orgId, (tx) =>
    tx
      .update(conversionChoices)
      .set({ recountedAt: new Date() })
      .where(and(whereChoice(orgId, platform), eq(conversionChoices.updatedAt, new Date(choiceAt)))),
  );
  await invalidateAfterArrival(orgId);
  return null;
}

// False: the choice has changed.
function recountMonth(account: FactAccount, window: DateWindow, choiceAt: string): Promise<boolean> {
  const { orgId, platform } = account;
  return withOrg(orgId, async (tx) => {
    await lockAccountFacts(tx, account);
    const choice = await readChoice(tx, orgId, platform);
    if (choice?.updatedAt.toISOString() !== choiceAt) return false;
    const standard = platformDefinition(platform).conversionActions;
    const { conversions, sales } = choice;
    const counted = { conversions: conversions ?? standard.conversions, sales: sales ?? standard.sales };
    await recountConversions(tx, account, window, counted, new Date());
    // The sweep requests recounts without progress.
    await tx.update(conversionChoices).set({ lastEventAt: new Date() }).where(whereChoice(orgId, platform));
    return true;
  });
}

const whereChoice = (orgId: AuthorizedOrgId, platform: PlatformId) =>
  and(eq(conversionChoices.orgId, orgId), eq(conversionChoices.platform, platform));

async function readChoice(tx: Tx, orgId: AuthorizedOrgId, platform: PlatformId) {
  const [choice] = await tx.select().from(conversionChoices).where(whereChoice(orgId, platform));
  return choice;
}

function readMonths(
  tx: Tx,
  orgId: AuthorizedOrgId,
  platform: PlatformId,
  cursor: RecountCursor | null,
): Promise<AccountMonth[]> {
  const isLeft = cursor
    ? sql`m.month < ${cursor.month}::date or (m.month = ${cursor.month}::date and m.ad_account_id > ${cursor.adAccountId})`
    : sql`true`;
  return tx.execute<AccountMonth>(sql`
    select m.month::text as month, (m.month + interval '1 month')::date::text as until, m.ad_account_id
    from (
      select distinct date_trunc('month', date::timestamp)::date as month, ad_account_id
      from org_daily_metrics where org_id = ${orgId} and platform = ${platform}
    ) m
    where ${isLeft}
    order by m.month desc, m.ad_account_id`);
}
