import { sql } from 'drizzle-orm';
import { withOrg } from '@/db/tenant';
import { addDays, dayInZone, type IsoDate } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';
import type { StepContext } from '../page-step';

/** Days that the first reading of an account goes back. */
const FIRST_READING_DAYS = 90;
/** No reading goes back further: the partitions of the facts begin 14 months ago. */
const LONGEST_READING_DAYS = 400;

/**
 * The days to read. `lastRead`: the last day that an earlier run read to the end, null for an account never read
 * whole. After an outage longer than the look-back, reading starts where it stopped, so that no day is missing,
 * but not before the facts that can be kept.
 */
export function metricsWindow(today: IsoDate, lastRead: IsoDate | null, lookbackDays: number): DateWindow {
  const reachBack = lastRead ?? addDays(today, -(FIRST_READING_DAYS - 1));
  const [from = today] = [reachBack, addDays(today, -lookbackDays)].sort();
  const [, earliest = from] = [from, addDays(today, -(LONGEST_READING_DAYS - 1))].sort();
  return { from: earliest, to: today };
}

/** The window of a metrics step that begins now; today is the ad account's. */
export async function windowOf(
  { orgId, integrationId, platform, subjectId }: StepContext,
  timeZone: string,
  now: Date,
): Promise<DateWindow> {
  const key = `metrics:${subjectId}`;
  const [row] = await withOrg(orgId, (tx) =>
    tx.execute<{ lastRead: string | null }>(sql`
      select max((r.cursors ->> ${key})::jsonb -> 'window' ->> 'to') as "lastRead" from sync_runs r
      where r.org_id = ${orgId} and r.integration_id = ${integrationId}
        and (r.cursors ->> ${key})::jsonb ->> 'state' = 'done'`),
  );
  return metricsWindow(dayInZone(now, timeZone), row?.lastRead ?? null, platform.lookbackDays);
}
