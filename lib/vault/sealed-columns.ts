import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { leads } from '@/db/schema/leads';
import { oauthStates } from '@/db/schema/oauth-states';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { webhookKeys } from '@/db/schema/webhook-keys';

/** One column that holds values of the vault. */
interface SealedColumn {
  table: PgTable;
  orgId: PgColumn;
  /** What the value is bound to as its row: with `orgId`, the primary key. */
  rowId: PgColumn;
  ciphertext: PgColumn;
}

const ofCredentials = {
  table: integrationCredentials,
  orgId: integrationCredentials.orgId,
  rowId: integrationCredentials.integrationId,
};
const ofStates = { table: oauthStates, orgId: oauthStates.orgId, rowId: oauthStates.stateHash };

/**
 * Every column that holds values of the vault, under the name its values are bound to. A rotation goes through these
 * alone: a test finds a column of the database that is missing here.
 */
export const sealedColumns = {
  accessToken: { ...ofCredentials, ciphertext: integrationCredentials.accessTokenCiphertext },
  refreshToken: { ...ofCredentials, ciphertext: integrationCredentials.refreshTokenCiphertext },
  codeVerifier: { ...ofStates, ciphertext: oauthStates.codeVerifierCiphertext },
  secret: { ...ofStates, ciphertext: oauthStates.secretCiphertext },
  webhookPayload: {
    table: webhookDeliveries,
    orgId: webhookDeliveries.orgId,
    rowId: webhookDeliveries.id,
    ciphertext: webhookDeliveries.payloadCiphertext,
  },
  webhookKey: {
    table: webhookKeys,
    orgId: webhookKeys.orgId,
    rowId: webhookKeys.id,
    ciphertext: webhookKeys.keyCiphertext,
  },
  leadAnswers: { table: leads, orgId: leads.orgId, rowId: leads.id, ciphertext: leads.answersCiphertext },
} as const satisfies Record<string, SealedColumn>;

export type SealedColumnName = keyof typeof sealedColumns;

/** Where a value lives, for the vault of its organization. */
export function aadFor(column: SealedColumnName, rowId: string): { rowId: string; column: SealedColumnName } {
  return { rowId, column };
}
