import 'server-only';
import type { Tx } from '@/db/tenant';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { openVault, openVaultToWrite } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';

interface Place {
  orgId: string;
  integrationId: string;
}

/** In clear text: never in a log, an error or an answer. */
export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
}

interface SealedTokens {
  accessTokenCiphertext: string;
  refreshTokenCiphertext: string | null;
}

/**
 * Store the result in this transaction, and lock an existing row first: the first value under a new key waits for the
 * creator of that key, who may wait for the row.
 * @throws AppError `unavailable` when the ring does not open the organization's key
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
 * The row must have been read in this transaction (see `openVault`).
 * @throws AppError `unavailable` when the tokens were altered or moved, or their key is missing
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

/** Null, with a warning in the log, when the tokens cannot be decrypted. */
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
