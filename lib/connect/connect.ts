import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { settleAlerts } from '@/lib/alerts/settle-alerts';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError, notFound } from '@/lib/errors';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConsentKind, Platform } from '@/lib/platforms/platform';
import { findQueuedFullRun, lockIntegrationRuns, queueRun } from '@/lib/sync/requests/queue-runs';
import { preemptRuns } from '@/lib/sync/run/preempt-runs';
import { configuredPlatform, type PlatformSource } from '@/lib/tokens/platform-config';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { fetchGrant } from './fetch-grant';
import { type ConsumedState, consumeState, newRoundTrip, storeState } from './oauth-state';
import { type StoredGrant, storeGrant } from './store-grant';
import { withSandboxOrganization } from './with-sandbox-organization';

interface ConnectRequest {
  platform: PlatformId;
  locale: string;
  integrationId?: string | undefined;
  /** Default: the first, followed by the others that the integration had. */
  consent?: ConsentKind | undefined;
  /** AUTH_URL, never the request's. */
  origin: string;
  sessionVersion: number;
}

interface ConnectReturn {
  platform: PlatformId;
  answer: URLSearchParams;
  userId: string;
  sessionVersion: number;
  requestId?: string | null;
}

export interface Connected {
  orgId: string;
  integrationId: string;
  locale: string;
  nextConsent: ConsentKind | null;
}

function redirectUri(origin: string, platform: PlatformId): string {
  return new URL(`/api/connect/${platform}/callback`, origin).href;
}

async function requireIntegration(tx: Tx, orgId: AuthorizedOrgId, id: string, platform: PlatformId) {
  const [integration] = await tx
    .select({ scopesDeclined: integrations.scopesDeclined })
    .from(integrations)
    .where(and(eq(integrations.orgId, orgId), eq(integrations.id, id), eq(integrations.platform, platform)));
  if (!integration) throw notFound();
  return integration;
}

function requireConsent(platform: Platform, wanted: ConsentKind | undefined): ConsentKind {
  const [first] = platform.consents;
  if (wanted === undefined) return first.kind;
  if (platform.consents.some(({ kind }) => kind === wanted)) return wanted;
  throw new AppError('invalid_input', `${platform.id} does not have this consent.`, {
    invalidParams: [{ name: 'query.consent', reason: 'is not a consent of this platform' }],
  });
}

/**
 * @throws AppError `forbidden` below admin; `unavailable` when the platform is not configured; `not_found`;
 *   `invalid_input` for a consent the platform does not have; `platform_failed` when it does not answer
 */
export async function startConnect(
  session: SessionWith<'admin'>,
  request: ConnectRequest,
  platformOf: PlatformSource = configuredPlatform,
): Promise<URL> {
  requireRole(session, 'admin');
  const { orgId, user } = session;
  const { platform: platformId, locale, sessionVersion, integrationId } = request;
  const platform = platformOf(platformId);
  const consent = requireConsent(platform, request.consent);
  const known = integrationId
    ? await withOrg(orgId, (tx) => requireIntegration(tx, orgId, integrationId, platformId))
    : null;
  const uri = redirectUri(request.origin, platformId);
  const trip = newRoundTrip();
  const { state, codeChallenge } = trip;
  const rerequest = (known?.scopesDeclined.length ?? 0) > 0;
  let screen: { url: URL; secret: string | null };
  try {
    screen = await platform.oauth.beginConsent({ consent, state, redirectUri: uri, codeChallenge, rerequest });
  } catch (cause) {
    if (!(cause instanceof VendorError)) throw cause;
    throw failed('connectFailed', 'The platform did not provide its consent screen.', { orgId, locale }, cause);
  }
  await withOrg(orgId, (tx) =>
    storeState(tx, trip, screen.secret, {
      orgId,
      userId: user.id,
      sessionVersion,
      platform: platformId,
      redirectUri: uri,
      locale,
      consent,
      renewsOthers: integrationId !== undefined && request.consent === undefined,
      integrationId: integrationId ?? null,
    }),
  );
  return withSandboxOrganization(screen.url, session.organization);
}

function failed(
  messageKey: string,
  message: string,
  { orgId, locale }: { orgId: string; locale: string },
  cause?: unknown,
): AppError {
  const code = cause instanceof VendorError && cause.code !== 'consent_refused' ? 'platform_failed' : 'invalid_input';
  return new AppError(code, message, { messageKey, values: { orgId, locale }, cause });
}

function failureOf(cause: VendorError, consumed: ConsumedState): AppError {
  if (cause.code === 'consent_refused') {
    return failed('consentRefused', 'Access was not granted on the consent screen.', consumed, cause);
  }
  if (cause.code === 'other_person') return otherPerson(consumed);
  return failed('connectFailed', 'The platform did not complete the connection.', consumed, cause);
}

// Another person's grant would change the reach of the integration silently.
function otherPerson(consumed: ConsumedState): AppError {
  return failed(
    'connectedAsOther',
    'Access was granted by a different person than the owner of this integration.',
    consumed,
  );
}

// Accounts chosen before a reconnection are read at once, with earlier failures cleared.
function queueFirstRun(orgId: AuthorizedOrgId, integrationId: string, userId: string): Promise<void> {
  return withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    const [found] = await tx
      .select({ status: integrations.status })
      .from(integrations)
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
    if (found?.status !== 'active') return;
    await preemptRuns(tx, orgId, integrationId, 'all');
    if (await findQueuedFullRun(tx, orgId, integrationId)) return;
    await queueRun(tx, { orgId, integrationId, dataType: 'all', trigger: 'connect', requestedBy: userId });
  });
}

function nextConsent(platform: Platform, given: ConsentKind, { consentsBefore }: StoredGrant): ConsentKind | null {
  const kinds = platform.consents.map(({ kind }) => kind);
  return kinds.slice(kinds.indexOf(given) + 1).find((kind) => consentsBefore.includes(kind)) ?? null;
}

/**
 * @throws AppError `forbidden`, or with messageKey stateInvalid, stateExpired, stateUsed, consentRefused,
 *   connectedAsOther or connectFailed; `values` contain `orgId` and `locale` where the person may see them
 */
export async function finishConnect(
  { platform: platformId, answer, userId, sessionVersion, requestId = null }: ConnectReturn,
  platformOf: PlatformSource = configuredPlatform,
): Promise<Connected> {
  const consumed = await consumeState(answer.get('state'), { platform: platformId, userId, sessionVersion });
  const { orgId, locale, consent } = consumed;
  const platform = platformOf(platformId);
  try {
    const grant = await fetchGrant(platform, { answer, ...consumed });
    const stored = await storeGrant(orgId, platform, grant, {
      expectedId: consumed.integrationId,
      actor: { type: 'user', id: userId, requestId },
      connectedBy: userId,
    });
    if (!stored) throw otherPerson(consumed);
    await settleAlerts(orgId);
    const next = consumed.renewsOthers ? nextConsent(platform, consent, stored) : null;
    await queueFirstRun(orgId, stored.id, userId);
    return { orgId, integrationId: stored.id, locale, nextConsent: next };
  } catch (cause) {
    if (cause instanceof VendorError) throw failureOf(cause, consumed);
    throw cause;
  }
}
