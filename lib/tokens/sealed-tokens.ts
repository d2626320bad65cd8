import type { Tx } from '@/db/tenant';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { openVault, openVaultToWrite } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';

interface Place {
  orgId: string;
  integrationId: string;
}

/** The tokens of a grant, in clear: never in a log, an error or an answer. */
export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
}

/** The encrypted columns of `integration_credentials`. */
interface SealedTokens {
  accessTokenCiphertext: string;
  refreshTokenCiphertext: string | null;
}

/**
 * Encrypts tokens for their row and columns. Store them in the same transaction, and lock the row, if it exists, before:
 * the first value under a new key waits for whoever makes that key, who may be waiting for the row.
 * @throws AppError `unavailable` when the key ring does not open the organization's key
 */
export async function sealTokens(
  tx: Tx,
  { accessToken, refreshToken }: Tokens,
  { orgId, integrationId }: Place,
): Promise<SealedTokens> {
  const vault = await openVaultToWrite(tx, orgId);
  return {
    accessTokenCiphertext: vault.encrypt(accessToken, aadFor('accessToken', integrationId)),
    refreshTokenCiphertext: refreshToken && vault.encrypt(refreshToken, aadFor('refreshToken', integrationId)),
  };
}

/**
 * The tokens of a row, which must have been read in this very transaction (see `openVault`).
 * @throws AppError `unavailable` when they were altered, moved, or their key is gone
 */
export async function openTokens(
  tx: Tx,
  { accessTokenCiphertext, refreshTokenCiphertext }: SealedTokens,
  { orgId, integrationId }: Place,
): Promise<Tokens> {
  const vault = await openVault(tx, orgId);
  return {
    accessToken: vault.decrypt(accessTokenCiphertext, aadFor('accessToken', integrationId)),
    refreshToken:
      refreshTokenCiphertext && vault.decrypt(refreshTokenCiphertext, aadFor('refreshToken', integrationId)),
  };
}

/** `openTokens`; null, with a word in the log, when they cannot be read: they are then as good as gone. */
export async function readableTokens(tx: Tx, sealed: SealedTokens, place: Place): Promise<Tokens | null> {
  try {
    return await openTokens(tx, sealed, place);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { orgId, integrationId } = place;
    logger.warn({ orgId, integrationId, err: error }, 'stored tokens could not be decrypted');
    return null;
  }
}
