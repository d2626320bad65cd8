import { and, eq, lte, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { syncCircuits } from '@/db/schema/sync-circuits';
import type { Tx } from '@/db/tenant';
import { LONGEST_PAUSE_SECONDS } from './retry-pause';
import type { RunFailure } from './run-failure';
import type { PlannedStep } from './step-state';

/** Names a circuit: what is called, and for whom. */
export interface CircuitRef {
  orgId: AuthorizedOrgId;
  integrationId: string;
  /** An ad account's or profile's id, or `lists`. */
  subject: string;
}

/** Until when an account is left alone, and why. */
export interface CircuitBreak {
  until: Date;
  failure: RunFailure;
}

/**
 * Whether a call may be made. closed: yes, quiet when no failure is counted; trial: yes, as the one try after a
 * break; open: not before `until`.
 */
type CircuitState =
  | { state: 'closed'; isQuiet: boolean }
  | { state: 'trial'; isQuiet: false }
  | ({ state: 'open' } & CircuitBreak);

const LISTS = 'lists';
const FAILURES_TO_OPEN = 5;
const MINUTE_MS = 60_000;
const SHORTEST_BREAK_MS = MINUTE_MS;
const LONGEST_BREAK_MS = 15 * MINUTE_MS;
/** A trial without a result for so long was lost: the next one goes through. */
const TRIAL_MS = 2 * MINUTE_MS;

/** The circuit that a step's calls belong to: steps of all kinds about one account share it. */
export function circuitSubject({ subjectId }: Pick<PlannedStep, 'subjectId'>): string {
  return subjectId ?? LISTS;
}

function isCircuit({ orgId, integrationId, subject }: CircuitRef) {
  return and(
    eq(syncCircuits.orgId, orgId),
    eq(syncCircuits.integrationId, integrationId),
    eq(syncCircuits.subject, subject),
  );
}

/** Asks to call a platform about one account. When a break is over, exactly one of those who ask gets the trial. */
export async function enterCircuit(tx: Tx, circuit: CircuitRef, now = new Date()): Promise<CircuitState> {
  const [row] = await tx.select().from(syncCircuits).where(isCircuit(circuit));
  if (!row?.openUntil) return { state: 'closed', isQuiet: row === undefined };
  const { errorClass, errorCode } = row;
  const failure = { errorClass, errorCode, vendorRequestId: null };
  if (row.openUntil > now) return { state: 'open', until: row.openUntil, failure };
  const lostAt = new Date(now.getTime() + TRIAL_MS);
  const [mine] = await tx
    .update(syncCircuits)
    .set({ openUntil: lostAt })
    .where(and(isCircuit(circuit), lte(syncCircuits.openUntil, now)))
    .returning({ subject: syncCircuits.subject });
  return mine ? { state: 'trial', isQuiet: false } : { state: 'open', until: lostAt, failure };
}

/** How long a circuit stays open after so many failures in a row; null: it stays closed. */
export function breakMs(failures: number): number | null {
  if (failures < FAILURES_TO_OPEN) return null;
  return Math.min(SHORTEST_BREAK_MS * 2 ** (failures - FAILURES_TO_OPEN), LONGEST_BREAK_MS);
}

/** What a call that failed adds to a circuit. */
interface FailedTry {
  isTrial: boolean;
  /** The wait that the platform names. */
  retryAfterSeconds?: number | undefined;
}

/** Counts a failed call. One that was under way when the circuit opened adds nothing to the break. */
export async function noteCircuitFailure(
  tx: Tx,
  circuit: CircuitRef,
  { errorClass, errorCode }: RunFailure,
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
  await tx.update(syncCircuits).set({ openUntil }).where(isCircuit(circuit));
}

/** The ad account of a circuit as its platform names it; null for lists and profiles. */
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

/** The platform answered: all is well with this account. */
export async function closeCircuit(tx: Tx, circuit: CircuitRef): Promise<void> {
  await tx.delete(syncCircuits).where(isCircuit(circuit));
}
