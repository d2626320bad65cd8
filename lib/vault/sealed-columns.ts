import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { leads } from '@/db/schema/leads';
import { oauthStates } from '@/db/schema/oauth-states';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { webhookKeys } from '@/db/schema/webhook-keys';

interface SealedColumn {
  table: PgTable;
  orgId: PgColumn;
  // With `orgId`, the primary key that a value is bound to.
  rowId: PgColumn;
  ciphertext: PgColumn;
}

const ofCredentials = {
  table: integrationCredentials,
  orgId: integrationCredentials.orgId,
  rowId: integrationCredentials.integrationId,
};
const ofStates = { table: oauthStates, orgId: oauthStates.orgId, rowId: oauthStates.stateHash };

// All columns that a rotation re-encrypts, by the name that their values are bound to. A test compares with the
// database.
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

/** The context that binds a value to its row and column (additional authenticated data). */
export function aadFor(column: SealedColumnName, rowId: string): { rowId: string; column: SealedColumnName } {
  return { rowId, column };
}
