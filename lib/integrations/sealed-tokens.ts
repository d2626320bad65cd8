import { decryptToken, encryptToken } from '@/lib/crypto/token-vault';
import { logger } from '@/lib/logger';

interface Place {
  orgId: string;
  integrationId: string;
}

interface Tokens {
  accessToken: string;
  refreshToken: string | null;
}

/** The encrypted columns of `integration_credentials`. */
interface SealedTokens {
  accessTokenCiphertext: string;
  refreshTokenCiphertext: string | null;
}

function column({ orgId, integrationId }: Place, name: 'accessToken' | 'refreshToken') {
  return { orgId, rowId: integrationId, column: name };
}

/** Encrypts tokens for their row and columns. */
export function sealTokens({ accessToken, refreshToken }: Tokens, place: Place): SealedTokens {
  return {
    accessTokenCiphertext: encryptToken(accessToken, column(place, 'accessToken')),
    refreshTokenCiphertext: refreshToken && encryptToken(refreshToken, column(place, 'refreshToken')),
  };
}

/**
 * The tokens of a row.
 * @throws AppError `unavailable` when they were altered, moved, or their key is gone
 */
export function openTokens(sealed: SealedTokens, place: Place): Tokens {
  return {
    accessToken: decryptToken(sealed.accessTokenCiphertext, column(place, 'accessToken')),
    refreshToken:
      sealed.refreshTokenCiphertext && decryptToken(sealed.refreshTokenCiphertext, column(place, 'refreshToken')),
  };
}

/** The tokens of a row; null, with a word in the log, when they cannot be read: they are then as good as gone. */
export function readableTokens(sealed: SealedTokens, place: Place): Tokens | null {
  try {
    return openTokens(sealed, place);
  } catch (error) {
    const { orgId, integrationId } = place;
    logger.warn({ orgId, integrationId, err: error }, 'stored tokens could not be read');
    return null;
  }
}
