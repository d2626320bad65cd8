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
import { placeOf } from '@/lib/vault/sealed-columns';

const LIFETIME_MS = 10 * 60_000;
/** A state that ended this long ago is forgotten; until then its return is told why it is refused. */
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

/** The values that a round trip begins with; nothing of it is stored yet. */
export interface RoundTrip {
  state: string;
  verifier: string;
  /** PKCE challenge (S256) of the verifier. */
  codeChallenge: string;
}

/** What a consumed state remembers of the start of its round trip. */
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

/** Who comes back from a consent screen, as their session says. */
interface Returning {
  platform: PlatformId;
  userId: string;
  sessionVersion: number;
}

/** A fresh single-use state and PKCE verifier. */
export function newRoundTrip(): RoundTrip {
  const verifier = randomToken(32);
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  return { state: randomToken(32), verifier, codeChallenge };
}

/** Removes the round trips of an organization that ended long ago. */
export async function forgetOldStates(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  const before = new Date(Date.now() - KEPT_MS);
  await tx.delete(oauthStates).where(and(eq(oauthStates.orgId, orgId), lt(oauthStates.expiresAt, before)));
}

/** Remembers a round trip until the person is back; of the state only its hash. `secret`: see Platform.beginConsent. */
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
    codeVerifierCiphertext: vault.encrypt(trip.verifier, placeOf('codeVerifier', stateHash)),
    secretCiphertext: secret && vault.encrypt(secret, placeOf('secret', stateHash)),
    expiresAt: new Date(Date.now() + LIFETIME_MS),
  });
}

function refused(messageKey: string, message: string, place: { orgId: string; locale: string } | null): AppError {
  // The page to go back to; told only to the person who started the round trip.
  return new AppError('invalid_input', message, { messageKey, ...(place ? { values: place } : {}) });
}

/**
 * Uses up the state that came back. A state of another person, session or platform is refused without using it up,
 * so that nobody can spoil someone else's round trip.
 * @throws AppError `invalid_input` with messageKey stateInvalid, stateExpired or stateUsed; `forbidden` when the
 *   person may no longer connect accounts there. `values` name the organization and locale where they may be told
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
        ? vault.decrypt(codeVerifierCiphertext, placeOf('codeVerifier', stateHash))
        : '',
      secret: secretCiphertext && vault.decrypt(secretCiphertext, placeOf('secret', stateHash)),
    };
  });
}
