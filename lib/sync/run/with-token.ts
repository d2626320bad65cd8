import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { GrantHalf } from '@/lib/accounts/grant-half';
import { accessTokenFor, type RefusedToken, type UsableToken } from '@/lib/tokens/access-token';
import type { PlatformSource } from '@/lib/tokens/platform-config';
import { syncActor } from '@/lib/tokens/token-events';
import { VendorError } from '@/lib/vendor-http/vendor-error';

/**
 * Calls `read` with a living token; again with a renewed one when the platform refuses the first as expired (with the
 * same where it cannot be renewed), or when it refuses one that was renewed by somebody else while it was in use.
 * @param half what `read` is about, on a platform that asks for ads and posts apart
 * @throws what `read` throws, and what `accessTokenFor` does
 */
export async function withToken<T>(
  orgId: AuthorizedOrgId,
  integrationId: string,
  platformOf: PlatformSource,
  read: (token: UsableToken) => Promise<T>,
  half?: GrantHalf,
): Promise<T> {
  let refused: RefusedToken | undefined;
  for (;;) {
    const token = await accessTokenFor(orgId, integrationId, platformOf, { actor: syncActor, refused });
    try {
      return await read(token);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      const { version } = token;
      // Whether that is worth a renewal is not ours to judge.
      const again = refused?.version === version;
      refused = error.code === 'token_expired' ? { version, error, again, half } : undefined;
      if (!refused && error.code !== 'token_revoked') throw error;
      if (!refused && (await accessTokenFor(orgId, integrationId, platformOf)).version === version) throw error;
    }
  }
}
