import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError, notFound } from '@/lib/errors';
import type { PlatformId } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { type FetchedGrant, fetchGrant } from './fetch-grant';
import { type ConsumedState, consumeState, issueState } from './oauth-state';
import { configuredPlatform, type PlatformSource } from './platform-config';
import { settleAlerts } from './settle-alerts';
import { storeGrant } from './store-grant';

interface ConnectRequest {
  platform: PlatformId;
  locale: string;
  /** The integration to renew; absent for a new connection. */
  integrationId?: string | undefined;
  /** Origin of this installation (AUTH_URL), never of the request. */
  origin: string;
  sessionVersion: number;
}

interface ConnectReturn {
  platform: PlatformId;
  code: string | null;
  state: string | null;
  /** What the platform says instead of a code (`access_denied`). */
  error?: string | null;
  userId: string;
  sessionVersion: number;
  requestId?: string | null;
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

/**
 * Begins a connection: the address of the platform's consent screen, to send the person to.
 * @throws AppError `forbidden` below admin; `unavailable` when the platform is not configured; `not_found`
 */
export async function startConnect(
  session: OrgSession,
  request: ConnectRequest,
  platformOf: PlatformSource = configuredPlatform,
): Promise<URL> {
  requireRole(session, 'admin');
  const { orgId, user } = session;
  const { platform: platformId, locale, sessionVersion, integrationId } = request;
  const platform = platformOf(platformId);
  const uri = redirectUri(request.origin, platformId);
  return withOrg(orgId, async (tx) => {
    const known = integrationId ? await requireIntegration(tx, orgId, integrationId, platformId) : null;
    const { state, codeChallenge } = await issueState(tx, {
      orgId,
      userId: user.id,
      sessionVersion,
      platform: platformId,
      redirectUri: uri,
      locale,
      integrationId: integrationId ?? null,
    });
    const rerequest = (known?.scopesDeclined.length ?? 0) > 0;
    return platform.authorizeUrl({ state, redirectUri: uri, codeChallenge, rerequest });
  });
}

function failed(messageKey: string, message: string, { orgId, locale }: ConsumedState, cause?: unknown): AppError {
  const code = cause instanceof VendorError ? 'platform_failed' : 'invalid_input';
  return new AppError(code, message, { messageKey, values: { orgId, locale }, cause });
}

/**
 * Ends a connection: checks and uses up the state, exchanges the code, stores the grant encrypted and lists what it
 * reaches, nothing of it selected yet.
 * @throws AppError with messageKey stateInvalid, stateExpired, stateUsed, consentRefused or connectFailed, or code
 *   `forbidden`; where the person may know them, `values` hold the `orgId` and `locale` to go back to
 */
export async function finishConnect(
  { platform: platformId, code, state, error, userId, sessionVersion, requestId = null }: ConnectReturn,
  platformOf: PlatformSource = configuredPlatform,
): Promise<{ orgId: string; integrationId: string; locale: string }> {
  const consumed = await consumeState(state, { platform: platformId, userId, sessionVersion });
  if (error) {
    const refusal = /denied|refused|cancel/i.test(error);
    throw refusal
      ? failed('consentRefused', 'Access was not granted on the consent screen.', consumed)
      : failed('connectFailed', 'The platform did not complete the connection.', consumed);
  }
  if (!code) throw failed('connectFailed', 'The platform sent no authorization code.', consumed);
  const platform = platformOf(platformId);
  let grant: FetchedGrant;
  try {
    grant = await fetchGrant(platform, {
      code,
      redirectUri: consumed.redirectUri,
      codeVerifier: consumed.codeVerifier,
    });
  } catch (cause) {
    if (!(cause instanceof VendorError)) throw cause;
    throw failed('connectFailed', 'The platform did not complete the connection.', consumed, cause);
  }
  const integrationId = await withOrg(consumed.orgId, (tx) =>
    storeGrant(tx, consumed.orgId, platform, grant, { type: 'user', id: userId, requestId }, userId),
  );
  await settleAlerts(consumed.orgId);
  return { orgId: consumed.orgId, integrationId, locale: consumed.locale };
}
