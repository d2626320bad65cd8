import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { anythingSelected } from '@/lib/accounts/anything-selected';
import { settleAlerts } from '@/lib/alerts/settle-alerts';
import { invalidateOrg } from '@/lib/cache/cache';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { markEvaluationDue } from '@/lib/outbox/evaluation-due';
import type { RenewedGrant } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { recordLostConsents } from './lost-consents';
import { refreshDelaySeconds } from './refresh-backoff';
import { refreshDueAt } from './refresh-due';
import {
  isIntegration,
  isVersion,
  type LockedVersion,
  lockVersion,
  type RefreshLease,
  secondsAhead,
} from './refresh-lease';
import { markReauthRequired } from './require-reauth';
import { sealTokens } from './sealed-tokens';
import { recordTokenEvent, type TokenEvent } from './token-events';
import type { TokenState } from './token-state';

/** Pauses between the tries to store an answer: it may be the only copy of a token that was spent for it. */
const STORE_PAUSES_MS = [100, 500, 2_000, 5_000, 10_000];

/** Failures after which it is certain that the platform did not carry the exchange out. */
const REFUSALS = ['rate_limited', 'request_rejected', 'permission_missing', 'account_unavailable'];

/**
 * A renewed token serves so long, whatever is said of its end: an end that is past, or a moment away, is a clock's
 * mistake, or the platform kept the old one, and taken at its word the token would be renewed on every call.
 */
const SHORTEST_LIFE_MS = 60_000;

function notAtOnce(now: Date, instant: Date | null): Date | null {
  return instant && new Date(Math.max(instant.getTime(), now.getTime() + SHORTEST_LIFE_MS));
}

/** Who renews a token, and why. */
export type RefreshRequest = Pick<TokenEvent, 'actor' | 'cause'>;

/** What came of one renewal. superseded: someone else wrote other credentials meanwhile; read them. */
export type RefreshOutcome =
  | { outcome: 'superseded' }
  /** alertsChanged: the connection was in trouble before, or lost a consent now. */
  | { outcome: 'refreshed'; alertsChanged: boolean }
  | { outcome: 'retry_wait'; retryAfterSeconds: number; error: unknown }
  | { outcome: 'reauth_required'; reason: string; error: unknown };

interface Failure {
  error: unknown;
  errorClass: string;
  errorCode: string;
  vendorRequestId: string | null;
  retryAfterSeconds: number | undefined;
}

interface Attempt {
  tokenState: TokenState;
  lease: RefreshLease;
  request: RefreshRequest;
  startedAt: number;
}

/** What a line of the log has in common, whatever came of the attempt. */
function eventOf({ tokenState, request, startedAt }: Attempt) {
  const durationMs = Math.round(performance.now() - startedAt);
  return { ...request, integrationId: tokenState.integrationId, durationMs };
}

/** A write that a hiccup of the database must not lose. */
async function persist<T>(write: () => Promise<T>): Promise<T> {
  for (const pause of STORE_PAUSES_MS) {
    try {
      return await write();
    } catch (error) {
      if (error instanceof AppError) throw error;
      logger.error({ err: error }, 'the result of a token renewal could not be stored; will retry');
      await sleep(pause);
    }
  }
  return write();
}

/** Notes that what an attempt brought is of no use: other credentials were stored meanwhile, or all were erased. */
async function noteSuperseded(tx: Tx, attempt: Attempt, failure?: Failure): Promise<RefreshOutcome> {
  const { orgId, integrationId } = attempt.tokenState;
  const [known] = await tx
    .select({ id: integrations.id })
    .from(integrations)
    .where(isIntegration(orgId, integrationId));
  if (known) {
    const { errorClass = null, errorCode = null, vendorRequestId = null } = failure ?? {};
    const told = { errorClass, errorCode, vendorRequestId };
    await recordTokenEvent(tx, orgId, { ...eventOf(attempt), outcome: 'superseded', ...told });
  }
  return { outcome: 'superseded' };
}

/**
 * Stores the answer whenever the version is unchanged, even after the lease ran out or someone who could not know
 * better gave the grant up: dropping a good answer would lose a single-use token.
 */
async function storeAnswer(tx: Tx, attempt: Attempt, grant: RenewedGrant): Promise<RefreshOutcome> {
  const { orgId, integrationId, platform } = attempt.tokenState;
  const before = await lockVersion(tx, attempt.tokenState);
  if (!before) return noteSuperseded(tx, attempt);
  const [clock] = await tx.execute<{ now: string }>(sql`select clock_timestamp() as now`);
  const now = new Date(clock?.now ?? Date.now());
  const version = before.version + 1;
  const expiresAt = notAtOnce(now, grant.expiresAt);
  await tx
    .update(integrationCredentials)
    .set({
      ...(await sealTokens(tx, grant, { orgId, integrationId })),
      expiresAt,
      refreshDueAt: notAtOnce(now, refreshDueAt(now, grant, platform)),
      refreshedAt: now,
      version,
      failures: 0,
      retryAt: null,
      exchangeSentAt: null,
      leaseHolder: null,
      leaseUntil: null,
    })
    .where(isVersion(attempt.tokenState));
  await tx
    .update(integrations)
    .set({
      status: sql`case
        when status in ('refreshing', 'retry_wait') then 'active'
        when status = 'reauth_required' then case when ${anythingSelected} then 'active' else 'choosing_accounts' end
        else status end`,
      statusReason: null,
    })
    .where(isIntegration(orgId, integrationId));
  const event = { ...eventOf(attempt), version, tokenExpiresAt: expiresAt };
  const lost = grant.lost ?? [];
  if (lost.length === 0) await recordTokenEvent(tx, orgId, { ...event, outcome: 'refreshed' });
  for (const { kind, error } of lost) {
    const { errorClass, code: errorCode, vendorRequestId = null } = error;
    const reason = reasonOf(attempt, errorCode);
    const refusal = { ...event, errorClass, errorCode, vendorRequestId };
    await recordLostConsents(tx, orgId, integrationId, [{ kind, reason }], refusal);
  }
  const recovered = before.failures > 0 || before.status === 'reauth_required';
  const alertsChanged = recovered || lost.length > 0;
  if (alertsChanged) await markEvaluationDue(tx, orgId);
  return { outcome: 'refreshed', alertsChanged };
}

/** What a failure of a renewal means, in the codes that people get to read. */
function failureOf(error: unknown): Failure {
  if (error instanceof VendorError) {
    const { errorClass, code: errorCode, vendorRequestId = null, retryAfterSeconds } = error;
    return { error, errorClass, errorCode, vendorRequestId, retryAfterSeconds };
  }
  return {
    error,
    errorClass: 'transient',
    errorCode: 'internal',
    vendorRequestId: null,
    retryAfterSeconds: undefined,
  };
}

/** Whether an answer that was lost may have been the only one with a good token in it. */
function mayHaveSpent({ tokenState, lease }: Attempt): boolean {
  return lease.openSince !== null && tokenState.platform.capabilities.tokenRenewal !== 'refresh_token';
}

/** Why a person must reconnect: after an answer that was lost, the refusal may be of a token that we spent ourselves. */
function reasonOf(attempt: Attempt, errorCode: string): string {
  return mayHaveSpent(attempt) ? 'uncertain' : errorCode;
}

/** The grant is dead: a person must reconnect. */
async function giveUp(tx: Tx, attempt: Attempt, failure: Failure): Promise<RefreshOutcome> {
  const { orgId, integrationId, version } = attempt.tokenState;
  const { errorClass, errorCode, vendorRequestId, error } = failure;
  const reason = reasonOf(attempt, errorCode);
  const event = { ...eventOf(attempt), errorClass, errorCode, vendorRequestId };
  await markReauthRequired(tx, orgId, integrationId, { reason, version, event });
  return { outcome: 'reauth_required', reason, error };
}

/** The platform could not be asked, or we are not set up to ask it: that is tried again, however often it takes. */
async function waitForRetry(
  tx: Tx,
  attempt: Attempt,
  failure: Failure,
  { failures: failuresBefore, leaseHolder }: LockedVersion,
): Promise<RefreshOutcome> {
  const { tokenState, lease, request } = attempt;
  const { orgId, integrationId } = tokenState;
  const { errorClass, errorCode, vendorRequestId, error } = failure;
  const failures = failuresBefore + 1;
  const retryAfterSeconds = refreshDelaySeconds(failures, failure.retryAfterSeconds);
  // Whoever took the lease over from a caller that was too slow is asking right now.
  const mine = leaseHolder === lease.holder;
  const [written] = await tx
    .update(integrationCredentials)
    .set({
      failures,
      ...(mine
        ? {
            retryAt: secondsAhead(retryAfterSeconds),
            leaseHolder: null,
            leaseUntil: null,
            ...(REFUSALS.includes(errorCode) ? { exchangeSentAt: lease.openSince } : {}),
          }
        : {}),
      // The platform itself says that it has ended, whatever it said of its end before.
      ...(request.cause === 'rejected'
        ? {
            expiresAt: sql`least(${integrationCredentials.expiresAt}, clock_timestamp())`,
            refreshDueAt: sql`least(${integrationCredentials.refreshDueAt}, clock_timestamp())`,
          }
        : {}),
    })
    .where(isVersion(tokenState))
    .returning();
  if (mine) {
    await tx
      .update(integrations)
      .set({ status: sql`case when status in ('active', 'refreshing') then 'retry_wait' else status end` })
      .where(isIntegration(orgId, integrationId));
  }
  await recordTokenEvent(tx, orgId, {
    ...eventOf(attempt),
    outcome: 'retry_wait',
    errorClass,
    errorCode,
    vendorRequestId,
    failures,
    version: tokenState.version,
    tokenExpiresAt: written?.expiresAt ?? null,
    retryAt: written?.retryAt ?? null,
  });
  return { outcome: 'retry_wait', retryAfterSeconds, error };
}

async function settleFailure(tx: Tx, attempt: Attempt, failure: Failure): Promise<RefreshOutcome> {
  const credentials = await lockVersion(tx, attempt.tokenState);
  if (!credentials) return noteSuperseded(tx, attempt, failure);
  if (failure.errorClass === 'reauth') return giveUp(tx, attempt, failure);
  return waitForRetry(tx, attempt, failure, credentials);
}

/** Platforms need not send the refresh token again; that of a consent that was refused is worth nothing more. */
function keptRefreshToken({ refreshToken, lost = [] }: RenewedGrant, previous: string | null): string | null {
  return refreshToken ?? (lost.length > 0 ? null : previous);
}

/** Everything but the log: alerts, and pages that show how the connection stands. */
async function announce({ tokenState }: Attempt, ended: RefreshOutcome): Promise<void> {
  const { orgId, integrationId, platform } = tokenState;
  const { outcome } = ended;
  logger.info({ orgId, integrationId, platform: platform.id, status: outcome }, 'token renewal ended');
  if (outcome === 'reauth_required' || (outcome === 'refreshed' && ended.alertsChanged)) await settleAlerts(orgId);
  else if (outcome === 'retry_wait') await invalidateOrg(orgId, 'dashboard');
}

/**
 * Renews a token as the holder of its lease: asks the platform with no transaction open, and stores what came of it
 * with a line of the log. Failures of the platform are an outcome, not an exception.
 * @throws Error when the database does not take the outcome within some 18 seconds: the open exchange stays noted
 */
export async function refreshToken(
  tokenState: TokenState,
  lease: RefreshLease,
  request: RefreshRequest,
): Promise<RefreshOutcome> {
  const { orgId, platform, tokens } = tokenState;
  const attempt = { tokenState, lease, request, startedAt: performance.now() };
  let answer: RenewedGrant | undefined;
  let failure: Failure | undefined;
  try {
    answer = await platform.oauth.refresh(tokens);
  } catch (error) {
    failure = failureOf(error);
    if (!(error instanceof VendorError))
      logger.error({ orgId, platform: platform.id, err: error }, 'a token renewal failed unexpectedly');
  }
  const ended = await persist(() =>
    withOrg(orgId, (tx) =>
      answer
        ? storeAnswer(tx, attempt, { ...answer, refreshToken: keptRefreshToken(answer, tokens.refreshToken) })
        : settleFailure(tx, attempt, failure ?? failureOf(undefined)),
    ),
  );
  await announce(attempt, ended);
  return ended;
}
