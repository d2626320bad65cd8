import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { syncCircuits } from '@/db/schema/sync-circuits';
import { withSystem } from '@/db/system';
import type { Tx } from '@/db/tenant';
import { retryDelay } from '@/lib/claims/retry-delay';
import type { Failure } from '@/lib/vendor-http/failure';
import { LONGEST_PAUSE_SECONDS } from './retry-policy';

export interface CircuitRef {
  orgId: AuthorizedOrgId;
  integrationId: string;
  /** An ad account's or profile's id, or `lists`. */
  subject: string;
}

export interface CircuitBreak {
  until: Date;
  failure: Failure;
}

// closed: calls may be made, `isQuiet` when no failure is counted; trial: this caller makes the one call that decides
// whether the circuit closes.
type CircuitState =
  | { state: 'closed'; isQuiet: boolean }
  | { state: 'trial'; isQuiet: false }
  | ({ state: 'open' } & CircuitBreak);

const LISTS = 'lists';
const FAILURES_TO_OPEN = 5;
const BREAKS_SECONDS = [60, 120, 240, 480, 900];
// A trial without a result after this time is lost, and the next caller gets one.
const TRIAL_MS = 2 * 60_000;

export function circuitSubject({ subjectId }: { subjectId: string | null }): string {
  return subjectId ?? LISTS;
}

function whereCircuit({ orgId, integrationId, subject }: CircuitRef) {
  return and(
    eq(syncCircuits.orgId, orgId),
    eq(syncCircuits.integrationId, integrationId),
    eq(syncCircuits.subject, subject),
  );
}

export async function enterCircuit(tx: Tx, circuit: CircuitRef, now = new Date()): Promise<CircuitState> {
  const [row] = await tx.select().from(syncCircuits).where(whereCircuit(circuit));
  if (!row?.openUntil) return { state: 'closed', isQuiet: row === undefined };
  const { errorClass, errorCode } = row;
  const failure = { errorClass, errorCode, vendorRequestId: null };
  if (row.openUntil > now) return { state: 'open', until: row.openUntil, failure };
  const lostAt = new Date(now.getTime() + TRIAL_MS);
  const [mine] = await tx
    .update(syncCircuits)
    .set({ openUntil: lostAt })
    .where(and(whereCircuit(circuit), lte(syncCircuits.openUntil, now)))
    .returning({ subject: syncCircuits.subject });
  return mine ? { state: 'trial', isQuiet: false } : { state: 'open', until: lostAt, failure };
}

/** How long a circuit stays open after `failures` in a row; null: it stays closed. */
export function breakMs(failures: number): number | null {
  if (failures < FAILURES_TO_OPEN) return null;
  return retryDelay({ pauses: BREAKS_SECONDS }, failures - FAILURES_TO_OPEN + 1) * 1000;
}

interface FailedTry {
  isTrial: boolean;
  retryAfterSeconds?: number | undefined;
}

// A call that was in flight when the circuit opened must not lengthen the break.
export async function recordCircuitFailure(
  tx: Tx,
  circuit: CircuitRef,
  { errorClass, errorCode }: Failure,
  { isTrial, retryAfterSeconds }: FailedTry,
  now = new Date(),
): Promise<void> {
  const limitedUntil = limitEnd(errorClass, retryAfterSeconds, now);
  const account = await accountOf(tx, circuit);
  const latest = { errorClass, errorCode, failedAt: now, limitedUntil, ...account };
  const [row] = await tx
    .insert(syncCircuits)
    .values({ ...circuit, ...latest, failures: 1 })
    .onConflictDoUpdate({
      target: [syncCircuits.orgId, syncCircuits.integrationId, syncCircuits.subject],
      set: { ...latest, failures: sql`${syncCircuits.failures} + 1` },
      setWhere: isTrial ? undefined : sql`${syncCircuits.openUntil} is null`,
    })
    .returning({ failures: syncCircuits.failures });
  const pause = row && breakMs(row.failures);
  if (!pause) return;
  const openUntil = new Date(now.getTime() + pause);
  await tx.update(syncCircuits).set({ openUntil }).where(whereCircuit(circuit));
}

// Null for lists and profiles.
async function accountOf(tx: Tx, { orgId, subject }: CircuitRef) {
  if (subject === LISTS) return null;
  const [account] = await tx
    .select({ platform: adAccounts.platform, externalId: adAccounts.externalId })
    .from(adAccounts)
    .where(and(eq(adAccounts.orgId, orgId), sql`${adAccounts.id}::text = ${subject}`));
  return account ?? null;
}

function limitEnd(errorClass: string, retryAfterSeconds: number | undefined, now: Date): Date | null {
  if (errorClass !== 'rate_limited' || !retryAfterSeconds) return null;
  return new Date(now.getTime() + Math.min(retryAfterSeconds, LONGEST_PAUSE_SECONDS) * 1000);
}

export async function closeCircuit(tx: Tx, circuit: CircuitRef): Promise<void> {
  await tx.delete(syncCircuits).where(whereCircuit(circuit));
}

/**
 * The break of an ad account that another organization's calls have met: platforms count per account and app, so its
 * limit holds for each organization that reads the account. Names the failure, never the organization.
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
