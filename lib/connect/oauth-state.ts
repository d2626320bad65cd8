import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { type AuthorizedOrgId, mintAuthorizedOrgId } from '@/db/authorized-org-id';
import { memberships } from '@/db/schema/memberships';
import { oauthStates } from '@/db/schema/oauth-states';
import { withSystem } from '@/db/system';
import { type Tx, withOrg } from '@/db/tenant';
import { roleAtLeast } from '@/lib/auth/roles';
import { randomToken, sha256Hex } from '@/lib/crypto/hash';
import { AppError } from '@/lib/errors';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConsentKind } from '@/lib/platforms/platform';
import { openVault, openVaultToWrite } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';

const LIFETIME_MS = 10 * 60_000;
// Until then a return with an old state gets the reason for its refusal.
const KEPT_MS = 24 * 3_600_000;

interface NewState {
  orgId: AuthorizedOrgId;
  userId: string;
  sessionVersion: number;
  platform: PlatformId;
  redirectUri: string;
  locale: string;
  consent: ConsentKind;
  renewsOthers: boolean;
  integrationId: string | null;
}

export interface RoundTrip {
  state: string;
  verifier: string;
  codeChallenge: string;
}

export interface ConsumedState {
  orgId: AuthorizedOrgId;
  redirectUri: string;
  locale: string;
  consent: ConsentKind;
  renewsOthers: boolean;
  integrationId: string | null;
  codeVerifier: string;
  secret: string | null;
}

interface Returning {
  platform: PlatformId;
  userId: string;
  sessionVersion: number;
}

export function newRoundTrip(): RoundTrip {
  const verifier = randomToken(32);
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  return { state: randomToken(32), verifier, codeChallenge };
}

export async function forgetOldStates(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  const before = new Date(Date.now() - KEPT_MS);
  await tx.delete(oauthStates).where(and(eq(oauthStates.orgId, orgId), lt(oauthStates.expiresAt, before)));
}

/** Stores only the hash of the state. `secret`: see Platform.beginConsent. */
export async function storeState(tx: Tx, trip: RoundTrip, secret: string | null, start: NewState): Promise<void> {
  const stateHash = sha256Hex(trip.state);
  const { orgId, sessionVersion, ...rest } = start;
  await forgetOldStates(tx, orgId);
  const vault = await openVaultToWrite(tx, orgId);
  await tx.insert(oauthStates).values({
    ...rest,
    orgId,
    stateHash,
    sessionVersion: String(sessionVersion),
    codeVerifierCiphertext: vault.encrypt(trip.verifier, aadFor('codeVerifier', stateHash)),
    secretCiphertext: secret && vault.encrypt(secret, aadFor('secret', stateHash)),
    expiresAt: new Date(Date.now() + LIFETIME_MS),
  });
}

function refused(messageKey: string, message: string, place: { orgId: string; locale: string } | null): AppError {
  return new AppError('invalid_input', message, { messageKey, ...(place ? { values: place } : {}) });
}

/**
 * A state of another person, session or platform stays usable, so that others cannot spoil it.
 * @throws AppError `invalid_input` with messageKey stateInvalid, stateExpired or stateUsed; `forbidden` when the
 *   person may no longer connect accounts. `values` contain organization and locale where they may see them
 */
export async function consumeState(state: string | null, returning: Returning): Promise<ConsumedState> {
  const stateHash = sha256Hex(state ?? '');
  const [found] = await withSystem('oauth: find the round trip of a callback', (tx) =>
    tx.select().from(oauthStates).where(eq(oauthStates.stateHash, stateHash)),
  );
  const own =
    found &&
    found.userId === returning.userId &&
    found.sessionVersion === String(returning.sessionVersion) &&
    found.platform === returning.platform;
  if (!own) throw refused('stateInvalid', 'This return from the consent screen was not started in this session.', null);

  const place = { orgId: found.orgId, locale: found.locale };
  if (found.consumedAt) throw refused('stateUsed', 'This return from the consent screen was used already.', place);
  const now = new Date();
  if (found.expiresAt <= now) throw refused('stateExpired', 'The consent screen was open for too long.', place);

  const orgId = mintAuthorizedOrgId(found.orgId, 'oauth state');
  return withOrg(orgId, async (tx) => {
    const [member] = await tx
      .select({ role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.orgId, orgId), eq(memberships.userId, returning.userId)));
    if (!member || !roleAtLeast(member.role, 'admin')) {
      throw new AppError('forbidden', 'Connecting accounts needs the role admin or higher.', {
        values: { role: 'admin', ...place },
      });
    }
    const [consumed] = await tx
      .update(oauthStates)
      .set({ consumedAt: now })
      .where(
        and(
          eq(oauthStates.orgId, orgId),
          eq(oauthStates.stateHash, stateHash),
          isNull(oauthStates.consumedAt),
          gt(oauthStates.expiresAt, now),
        ),
      )
      .returning();
    if (!consumed) throw refused('stateUsed', 'This return from the consent screen was used already.', place);
    const { redirectUri, locale, renewsOthers, integrationId, codeVerifierCiphertext, secretCiphertext } = consumed;
    const vault = await openVault(tx, orgId);
    return {
      orgId,
      redirectUri,
      locale,
      consent: consumed.consent as ConsentKind,
      renewsOthers,
      integrationId,
      codeVerifier: codeVerifierCiphertext
        ? vault.decrypt(codeVerifierCiphertext, aadFor('codeVerifier', stateHash))
        : '',
      secret: secretCiphertext && vault.decrypt(secretCiphertext, aadFor('secret', stateHash)),
    };
  });
}
