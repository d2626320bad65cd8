import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { GrantHalf } from '@/lib/accounts/grant-half';
import { accessTokenFor, type RefusedToken, type UsableToken } from '@/lib/tokens/access-token-for';
import type { PlatformSource } from '@/lib/tokens/platform-config';
import { syncActor } from '@/lib/tokens/token-events';
import { VendorError } from '@/lib/vendor-http/vendor-error';

interface CallContext {
  orgId: AuthorizedOrgId;
  integrationId: string;
  platformOf: PlatformSource;
  /** What the call is about, on a platform with separate consents for ads and posts. */
  half?: GrantHalf;
}

/**
 * Calls a platform with a valid token. Repeats the call when the platform refuses the token as expired, with a
 * renewed one where renewal is possible, and when the token was replaced during the call.
 * @throws what `call` and `accessTokenFor` throw
 */
export async function callPlatform<T>(
  { orgId, integrationId, platformOf, half }: CallContext,
  call: (token: UsableToken) => Promise<T>,
): Promise<T> {
  let refused: RefusedToken | undefined;
  for (;;) {
    const token = await accessTokenFor(orgId, integrationId, platformOf, { actor: syncActor, refused });
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      const { version } = token;
      // `accessTokenFor` decides whether a refusal is worth a renewal.
      const again = refused?.version === version;
      refused = error.code === 'token_expired' ? { version, error, again, half } : undefined;
      if (!refused && error.code !== 'token_revoked') throw error;
      if (!refused && (await accessTokenFor(orgId, integrationId, platformOf)).version === version) throw error;
    }
  }
}
