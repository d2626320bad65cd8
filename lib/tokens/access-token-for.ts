import 'server-only';
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
// Some platforms take seconds to accept a new token everywhere, so an earlier refusal proves nothing.
const PROPAGATION_SECONDS = 30;
// A token that served longer was valid, so its refusal is a new one.
const PROVEN_SECONDS = 600;

export interface UsableToken {
  accessToken: string;
  version: number;
}

export interface RefusedToken {
  version: number;
  error: VendorError;
  again: boolean;
  half?: GrantHalf | undefined;
}

interface TokenRequest {
  actor?: TokenActor;
  refused?: RefusedToken | undefined;
  // How long to wait for a renewal in another process, once the old token has ended.
  patienceSeconds?: number;
  leaseSeconds?: number;
}

type Settled = RefreshOutcome | { outcome: 'busy' };

// By integration and version: callers in this process share one renewal.
const underWay = new Map<string, Promise<Settled>>();

// Callers in this process share one poll of a renewal in another process.
const watched = new Map<string, Promise<void>>();

const keyOf = ({ orgId, integrationId, version }: TokenState) => `${orgId} ${integrationId} ${version}`;

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

async function untilRenewed(tokenState: TokenState): Promise<void> {
  do await sleep(POLL_MS);
  while (await isBeingRenewed(tokenState));
}

function usable({ tokens, version }: TokenState): UsableToken {
  return { accessToken: tokens.accessToken, version };
}

// Ended, and not renewable now: the sync engine retries after `retryAfterSeconds`.
function notRenewed({ platform }: TokenState, retryAfterSeconds: number, cause?: unknown): VendorError {
  return new VendorError('transient', 'token_not_renewed', {
    platform: platform.id,
    endpoint: 'renewal of the token',
    retryAfterSeconds: Math.ceil(retryAfterSeconds),
    cause,
  });
}

function refusalOf({ actor = systemActor, refused }: TokenRequest) {
  return { actor, cause: 'rejected' as const, ...(refused && toFailure(refused.error)) };
}

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

// A person is needed only after two refusals: one wrong answer in thousands must not end a connection.
async function judgeRefusal(
  tokenState: TokenState,
  request: TokenRequest,
  renewable: boolean,
): Promise<'renew' | 'retry'> {
  const { orgId, integrationId, version, ageSeconds } = tokenState;
  const isRenewed = await isAnswerToRefusal(tokenState);
  if (renewable && !isRenewed) return 'renew';
  if (isRenewed && ageSeconds < PROPAGATION_SECONDS) {
    throw notRenewed(tokenState, PROPAGATION_SECONDS - ageSeconds, request.refused?.error);
  }
  if (!request.refused?.again) return 'retry';
  const { half } = request.refused;
  const part = half && { platform: tokenState.platform, half };
  await requireReauth(orgId, integrationId, { reason: 'token_expired', version, part, event: refusalOf(request) });
  throw reauthRequired('token_expired', request.refused?.error);
}

// Valid until the platform refuses it, or its end is past even with clock skew.
async function unrenewable(tokenState: TokenState, { actor = systemActor }: TokenRequest): Promise<UsableToken> {
  if (!tokenState.longEnded) return usable(tokenState);
  const { orgId, integrationId, version } = tokenState;
  await requireReauth(orgId, integrationId, {
    reason: 'token_expired',
    version,
    event: { actor, cause: 'expired' },
  });
  throw reauthRequired('token_expired');
}

async function attempt(
  tokenState: TokenState,
  request: TokenRequest,
): Promise<UsableToken | 'renewed' | 'renewed_elsewhere'> {
  const { actor = systemActor, refused, leaseSeconds = LEASE_SECONDS } = request;
  const rejected = refused?.version === tokenState.version;
  const renewable = canRenew(tokenState.tokens, tokenState.platform);
  if (rejected && (await judgeRefusal(tokenState, request, renewable)) === 'retry') return usable(tokenState);
  // The platform reports which of its consents ended; the others continue.
  const reportsEndedConsents = tokenState.longEnded && tokenState.platform.consents.length > 1;
  if (!renewable && !reportsEndedConsents) return unrenewable(tokenState, request);
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
 * A valid token, renewed first when due. Any number of callers in any number of processes cause one call to the
 * platform, and hold no database connection meanwhile. While a renewal runs or fails, the old token serves until its
 * end.
 * @throws AppError `reauth_required`, `not_found`, or `unavailable` while another process renews an ended token;
 *   VendorError (`transient`, with the seconds to wait) when it has ended and the platform does not renew it
 */
export async function accessTokenFor(
  orgId: AuthorizedOrgId,
  integrationId: string,
  platformOf: PlatformSource = configuredPlatform,
  request: TokenRequest = {},
): Promise<UsableToken> {
  const { patienceSeconds = LEASE_SECONDS } = request;
  const giveUpAt = performance.now() + patienceSeconds * 1000;
  for (;;) {
    const tokenState = await loadTokenState(orgId, integrationId, platformOf);
    const found = await attempt(tokenState, request);
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
