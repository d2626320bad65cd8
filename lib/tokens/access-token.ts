import { setTimeout as sleep } from 'node:timers/promises';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { tokenEvents } from '@/db/schema/token-events';
import { withOrg } from '@/db/tenant';
import type { GrantHalf } from '@/lib/accounts/grant-half';
import { AppError } from '@/lib/errors';
import { toFailure } from '@/lib/vendor-http/failure';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { configuredPlatform, type PlatformSource } from './platform-config';
import { canRenew } from './refresh-due';
import { isBeingRenewed, LEASE_SECONDS, takeLease } from './refresh-lease';
import { type RefreshOutcome, type RefreshRequest, refreshToken } from './refresh-token';
import { reauthRequired, requireReauth } from './require-reauth';
import { systemActor, type TokenActor } from './token-events';
import { loadTokenState, type TokenState } from './token-state';

const POLL_MS = 250;
/** Some platforms take seconds to know a new token everywhere: a refusal so soon says nothing about it. */
const PROPAGATION_SECONDS = 30;
/** A token that served longer than this was good: its refusal is a new one, not the old one again. */
const PROVEN_SECONDS = 600;

/** A token to call the platform with, and the version of the credentials it is from. */
export interface UsableToken {
  accessToken: string;
  version: number;
}

/** A token that the platform refused as expired before its end. */
export interface RefusedToken {
  version: number;
  error: VendorError;
  /** It is the second refusal in a row. */
  again: boolean;
  /** What it was used for; left out: not known. */
  half?: GrantHalf | undefined;
}

interface Asking {
  /** For the log; left out: the system. */
  actor?: TokenActor;
  /** The token that was handed out before and that the platform refused. */
  refused?: RefusedToken | undefined;
  /** How long a renewal in another process is waited for once the old token has ended. */
  patienceSeconds?: number;
  leaseSeconds?: number;
}

type Settled = RefreshOutcome | { outcome: 'busy' };

// Renewals under way in this process, by integration and version: everyone who needs one waits for the same.
const underWay = new Map<string, Promise<Settled>>();

// Renewals in other processes that somebody in this one waits for: one looks for all.
const watched = new Map<string, Promise<void>>();

const keyOf = ({ orgId, integrationId, version }: TokenState) => `${orgId} ${integrationId} ${version}`;

/** `work`, or what is left of it when it is under way in this process. */
function shared<T>(running: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const known = running.get(key);
  if (known) return known;
  const started = work().finally(() => running.delete(key));
  running.set(key, started);
  return started;
}

async function renew(tokenState: TokenState, request: RefreshRequest, leaseSeconds: number): Promise<Settled> {
  const lease = await takeLease(tokenState, leaseSeconds);
  return lease ? refreshToken(tokenState, lease, request) : { outcome: 'busy' };
}

/** Returns when nobody renews this version any more. */
async function untilRenewed(tokenState: TokenState): Promise<void> {
  do await sleep(POLL_MS);
  while (await isBeingRenewed(tokenState));
}

function usable({ tokens, version }: TokenState): UsableToken {
  return { accessToken: tokens.accessToken, version };
}

/** The token has ended and cannot be renewed just now. For the sync engine, which comes back when it is told to. */
function notRenewed({ platform }: TokenState, retryAfterSeconds: number, cause?: unknown): VendorError {
  return new VendorError('transient', 'token_not_renewed', {
    platform: platform.id,
    endpoint: 'renewal of the token',
    retryAfterSeconds: Math.ceil(retryAfterSeconds),
    cause,
  });
}

function refusalOf({ actor = systemActor, refused }: Asking) {
  return { actor, cause: 'rejected' as const, ...(refused && toFailure(refused.error)) };
}

/** Whether this very token was the answer to such a refusal, just now. */
async function isAnswerToRefusal({ orgId, integrationId, version }: TokenState): Promise<boolean> {
  const [answer] = await withOrg(orgId, (tx) =>
    tx
      .select({ cause: tokenEvents.cause })
      .from(tokenEvents)
      .where(
        and(
          eq(tokenEvents.orgId, orgId),
          eq(tokenEvents.integrationId, integrationId),
          eq(tokenEvents.version, version),
          eq(tokenEvents.outcome, 'refreshed'),
          gt(tokenEvents.happenedAt, sql`now() - make_interval(secs => ${PROVEN_SECONDS})`),
        ),
      )
      .orderBy(desc(tokenEvents.happenedAt))
      .limit(1),
  );
  return answer?.cause === 'rejected';
}

/**
 * Judges the refusal of a token that should live. Before a person is asked for anything the platform must have said so
 * twice: one wrong answer in thousands must not cost a connection.
 * @throws AppError `reauth_required` when renewing has not helped or is not possible; VendorError while the platform
 *   may not know the newest one yet
 */
async function judgeRefusal(
  tokenState: TokenState,
  asking: Asking,
  renewable: boolean,
): Promise<'renew' | 'ask_again'> {
  const { orgId, integrationId, version, ageSeconds } = tokenState;
  const isRenewed = await isAnswerToRefusal(tokenState);
  if (renewable && !isRenewed) return 'renew';
  if (isRenewed && ageSeconds < PROPAGATION_SECONDS) {
    throw notRenewed(tokenState, PROPAGATION_SECONDS - ageSeconds, asking.refused?.error);
  }
  if (!asking.refused?.again) return 'ask_again';
  const { half } = asking.refused;
  const part = half && { platform: tokenState.platform, half };
  await requireReauth(orgId, integrationId, { reason: 'token_expired', version, part, event: refusalOf(asking) });
  throw reauthRequired('token_expired', asking.refused?.error);
}

/** A token that only a person can renew: good until the platform says no, or its end is past by every clock. */
async function unrenewable(tokenState: TokenState, { actor = systemActor }: Asking): Promise<UsableToken> {
  if (!tokenState.longEnded) return usable(tokenState);
  const { orgId, integrationId, version } = tokenState;
  await requireReauth(orgId, integrationId, {
    reason: 'token_expired',
    version,
    event: { actor, cause: 'expired' },
  });
  throw reauthRequired('token_expired');
}

/** A usable token, or why to look again: it has been renewed, or is being renewed in another process. */
async function attempt(tokenState: TokenState, asking: Asking): Promise<UsableToken | 'renewed' | 'renewed_elsewhere'> {
  const { actor = systemActor, refused, leaseSeconds = LEASE_SECONDS } = asking;
  const rejected = refused?.version === tokenState.version;
  const renewable = canRenew(tokenState.tokens, tokenState.platform);
  if (rejected && (await judgeRefusal(tokenState, asking, renewable)) === 'ask_again') return usable(tokenState);
  // The platform says which of its consents ended; the others are read on.
  const asksWhatEnded = tokenState.longEnded && tokenState.platform.consents.length > 1;
  if (!renewable && !asksWhatEnded) return unrenewable(tokenState, asking);
  const serves = !tokenState.ended && !rejected;
  if (serves && !tokenState.due) return usable(tokenState);
  if (tokenState.waitSeconds !== null) {
    if (serves) return usable(tokenState);
    throw notRenewed(tokenState, tokenState.waitSeconds, refused?.error);
  }
  const cause = rejected ? 'rejected' : tokenState.ended ? 'expired' : 'due';
  const settled = await shared(underWay, keyOf(tokenState), () => renew(tokenState, { actor, cause }, leaseSeconds));
  switch (settled.outcome) {
    case 'refreshed':
    case 'superseded':
      return 'renewed';
    case 'reauth_required':
      throw reauthRequired(settled.reason, settled.error);
    case 'retry_wait':
      if (serves) return usable(tokenState);
      throw notRenewed(tokenState, settled.retryAfterSeconds, settled.error);
    case 'busy':
      return serves ? usable(tokenState) : 'renewed_elsewhere';
  }
}

/**
 * A token of the integration that is good now, renewed first when that is due. Any number of callers in any number
 * of processes cause one call to the platform; no database connection is held meanwhile. While a renewal is under
 * way or fails for passing reasons, the old token serves until its real end.
 * @throws AppError `reauth_required` when a person must reconnect; `not_found`; `unavailable` while another process
 *   renews a token that has ended; VendorError (`transient`, with the seconds to wait) when it has ended and the
 *   platform does not renew it
 */
export async function accessTokenFor(
  orgId: AuthorizedOrgId,
  integrationId: string,
  platformOf: PlatformSource = configuredPlatform,
  asking: Asking = {},
): Promise<UsableToken> {
  const { patienceSeconds = LEASE_SECONDS } = asking;
  const giveUpAt = performance.now() + patienceSeconds * 1000;
  for (;;) {
    const tokenState = await loadTokenState(orgId, integrationId, platformOf);
    const found = await attempt(tokenState, asking);
    if (typeof found === 'object') return found;
    if (found === 'renewed') continue;
    if (performance.now() > giveUpAt) {
      throw new AppError('unavailable', 'The token is being renewed. Try again.', {
        messageKey: 'tokenRefreshPending',
      });
    }
    await shared(watched, keyOf(tokenState), () => untilRenewed(tokenState));
  }
}
