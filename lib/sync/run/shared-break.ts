import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import type { CircuitBreak, CircuitRef } from './circuit';

/**
 * The break of an ad account that calls of other organizations have met: platforms count per account and app, so one
 * organization's limit holds for each that reads the account. It names the platform's failure and never who met it.
 * Null: none, or the circuit is about no ad account.
 */
export async function findSharedBreak({ orgId, subject }: CircuitRef, now: Date): Promise<CircuitBreak | null> {
  const [found] = await withSystem('sync: is an ad account held for all who read it', (tx) =>
    tx.execute<{ until: string; errorClass: string; errorCode: string }>(sql`
      select greatest(c.open_until, c.limited_until) as until, c.error_class as "errorClass", c.error_code as "errorCode"
      from ad_accounts a
      join sync_circuits c on c.platform = a.platform and c.external_id = a.external_id and c.org_id <> a.org_id
      where a.org_id = ${orgId} and a.id::text = ${subject}
        and greatest(c.open_until, c.limited_until) > ${now.toISOString()}::timestamptz
      order by 1 desc limit 1`),
  );
  if (!found) return null;
  const { until, errorClass, errorCode } = found;
  return { until: new Date(until), failure: { errorClass, errorCode, vendorRequestId: null } };
}
