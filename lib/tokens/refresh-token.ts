import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { whereAnySelected } from '@/lib/accounts/where-any-selected';
import { invalidateOrg } from '@/lib/cache/cache';
import { secondsAhead } from '@/lib/claims/lease';
import { retryDelay } from '@/lib/claims/retry-delay';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { requestEvaluation } from '@/lib/outbox/evaluation-due';
import type { RenewedGrant } from '@/lib/platforms/platform';
import { toFailure } from '@/lib/vendor-http/failure';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { recordLostConsents } from './lost-consents';
import { refreshDueAt } from './refresh-due';
import { type LockedVersion, lockVersion, type RefreshLease, whereIntegration, whereVersion } from './refresh-lease';
import { renewalRetries } from './renewal-retries';
import { markReauthRequired } from './require-reauth';
import { sealTokens } from './sealed-tokens';
import { recordTokenEvent, type TokenEvent } from './token-events';
import type { TokenState } from './token-state';

// The answer may be the only copy of a token that was spent for it.
const STORE_PAUSES_MS = [100, 500, 2_000, 5_000, 10_000];

// After these the platform certainly did not carry the exchange out.
const REFUSALS = ['rate_limited', 'request_rejected', 'permission_missing', 'account_unavailable'];

// A token that claims to end earlier comes from a wrong clock or a kept old end, and would be renewed on every call.
const SHORTEST_LIFE_MS = 60_000;

function notAtOnce(now: Date, instant: Date | null): Date | null {
  return instant && new Date(Math.max(instant.getTime(), now.getTime() + SHORTEST_LIFE_MS));
}

export type RefreshRequest = Pick<TokenEvent, 'actor' | 'cause'>;

export type RefreshOutcome =
  | { outcome: 'superseded' }
  // alertsChanged: the connection had failed before, or lost a consent now.
  | { outcome: 'refreshed'; alertsChanged: boolean }
  | { outcome: 'retry_wait'; retryAfterSeconds: number; error: unknown }
  | { outcome: 'reauth_required'; reason: string; error: unknown };

interface Attempt {
  tokenState: TokenState;
  lease: RefreshLease;
  request: RefreshRequest;
  startedAt: number;
}

function eventOf({ tokenState, request, startedAt }: Attempt) {
  const durationMs = Math.round(performance.now() - startedAt);
  return { ...request, integrationId: tokenState.integrationId, durationMs };
}

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

// Other credentials were stored, or all were erased, during the attempt.
async function recordSuperseded(tx: Tx, attempt: Attempt, error?: unknown): Promise<RefreshOutcome> {
  const { orgId, integrationId } = attempt.tokenState;
  const [known] = await tx
    .select({ id: integrations.id })
    .from(integrations)
    .where(whereIntegration(orgId, integrationId));
  if (known) {
    const failure = error === undefined ? {} : toFailure(error);
    await recordTokenEvent(tx, orgId, { ...eventOf(attempt), outcome: 'superseded', ...failure });
  }
  return { outcome: 'superseded' };
}

// Stored while the version is unchanged, even after the lease expired or another caller ended the grant: dropping a
// valid answer would lose a single-use token.
async function storeAnswer(tx: Tx, attempt: Attempt, grant: RenewedGrant): Promise<RefreshOutcome> {
  const { orgId, integrationId, platform } = attempt.tokenState;
  const before = await lockVersion(tx, attempt.tokenState);
  if (!before) return recordSuperseded(tx, attempt);
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
    .where(whereVersion(attempt.tokenState));
  await tx
    .update(integrations)
    .set({
      status: sql`case
        when status in ('refreshing', 'retry_wait') then 'active'
        when status = 'reauth_required' then case when ${whereAnySelected} then 'active' else 'choosing_accounts' end
        else status end`,
      statusReason: null,
    })
    .where(whereIntegration(orgId, integrationId));
  const event = { ...eventOf(attempt), version, tokenExpiresAt: expiresAt };
  const lost = grant.lost ?? [];
  if (lost.length === 0) await recordTokenEvent(tx, orgId, { ...event, outcome: 'refreshed' });
  for (const { kind, error } of lost) {
    const reason = reasonOf(attempt, error.code);
    await recordLostConsents(tx, orgId, integrationId, [{ kind, reason }], { ...event, ...toFailure(error) });
  }
  const recovered = before.failures > 0 || before.status === 'reauth_required';
  const alertsChanged = recovered || lost.length > 0;
  if (alertsChanged) await requestEvaluation(tx, orgId);
  return { outcome: 'refreshed', alertsChanged };
}

// An unanswered exchange may have produced the only valid token.
function mayHaveSpent({ tokenState, lease }: Attempt): boolean {
  return lease.openSince !== null && tokenState.platform.capabilities.tokenRenewal !== 'refresh_token';
}

// After an unanswered exchange, the platform may refuse a token that we spent ourselves.
function reasonOf(attempt: Attempt, errorCode: string): string {
  return mayHaveSpent(attempt) ? 'uncertain' : errorCode;
}

async function giveUp(tx: Tx, attempt: Attempt, error: unknown): Promise<RefreshOutcome> {
  const { orgId, integrationId, version } = attempt.tokenState;
  const failure = toFailure(error);
  const reason = reasonOf(attempt, failure.errorCode);
  const event = { ...eventOf(attempt), ...failure };
  await markReauthRequired(tx, orgId, integrationId, { reason, version, event });
  return { outcome: 'reauth_required', reason, error };
}

async function waitForRetry(
  tx: Tx,
  attempt: Attempt,
  error: unknown,
  { failures: failuresBefore, leaseHolder }: LockedVersion,
): Promise<RefreshOutcome> {
  const { tokenState, lease, request } = attempt;
  const { orgId, integrationId } = tokenState;
  const failure = toFailure(error);
  const failures = failuresBefore + 1;
  const retryAfter = error instanceof VendorError ? error.retryAfterSeconds : undefined;
  const retryAfterSeconds = retryDelay(renewalRetries, failures, retryAfter);
  // The caller that took over a slow holder's lease is renewing now.
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
            ...(REFUSALS.includes(failure.errorCode) ? { exchangeSentAt: lease.openSince } : {}),
          }
        : {}),
      // The platform says that the token has ended, whatever it said before.
      ...(request.cause === 'rejected'
        ? {
            expiresAt: sql`least(${integrationCredentials.expiresAt}, clock_timestamp())`,
            refreshDueAt: sql`least(${integrationCredentials.refreshDueAt}, clock_timestamp())`,
          }
        : {}),
    })
    .where(whereVersion(tokenState))
    .returning();
  if (mine) {
    await tx
      .update(integrations)
      .set({ status: sql`case when status in ('active', 'refreshing') then 'retry_wait' else status end` })
      .where(whereIntegration(orgId, integrationId));
  }
  await recordTokenEvent(tx, orgId, {
    ...eventOf(attempt),
    outcome: 'retry_wait',
    ...failure,
    failures,
    version: tokenState.version,
    tokenExpiresAt: written?.expiresAt ?? null,
    retryAt: written?.retryAt ?? null,
  });
  return { outcome: 'retry_wait', retryAfterSeconds, error };
}

async function recordFailure(tx: Tx, attempt: Attempt, error: unknown): Promise<RefreshOutcome> {
  const credentials = await lockVersion(tx, attempt.tokenState);
  if (!credentials) return recordSuperseded(tx, attempt, error);
  if (toFailure(error).errorClass === 'reauth') return giveUp(tx, attempt, error);
  return waitForRetry(tx, attempt, error, credentials);
}

// Platforms need not send the refresh token again; one of a refused consent is useless.
function keptRefreshToken({ refreshToken, lost = [] }: RenewedGrant, previous: string | null): string | null {
  return refreshToken ?? (lost.length > 0 ? null : previous);
}

async function publishOutcome({ tokenState }: Attempt, ended: RefreshOutcome): Promise<void> {
  const { orgId, integrationId, platform } = tokenState;
  const { outcome } = ended;
  logger.info({ orgId, integrationId, platform: platform.id, status: outcome }, 'token renewal ended');
  if (outcome === 'reauth_required' || (outcome === 'refreshed' && ended.alertsChanged)) await invalidateOrg(orgId);
  else if (outcome === 'retry_wait') await invalidateOrg(orgId, 'dashboard');
}

/**
 * Renews a token as the holder of its lease, with no transaction open during the call. Platform failures are an
 * outcome.
 * @throws Error when the database does not store the outcome within 18 seconds: the exchange stays recorded as open
 */
export async function refreshToken(
  tokenState: TokenState,
  lease: RefreshLease,
  request: RefreshRequest,
): Promise<RefreshOutcome> {
  const { orgId, platform, tokens } = tokenState;
  const attempt = { tokenState, lease, request, startedAt: performance.now() };
  let answer: RenewedGrant | undefined;
  let failure: unknown;
  try {
    answer = await platform.oauth.refresh(tokens);
  } catch (error) {
    failure = error;
    if (!(error instanceof VendorError))
      logger.error({ orgId, platform: platform.id, err: error }, 'a token renewal failed unexpectedly');
  }
  const ended = await persist(() =>
    withOrg(orgId, (tx) =>
      answer
        ? storeAnswer(tx, attempt, { ...answer, refreshToken: keptRefreshToken(answer, tokens.refreshToken) })
        : recordFailure(tx, attempt, failure),
    ),
  );
  await publishOutcome(attempt, ended);
  return ended;
}
