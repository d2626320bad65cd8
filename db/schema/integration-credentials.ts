import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { instant } from './columns';
import { integrations } from './integrations';

export const integrationCredentials = pgTable(
  'integration_credentials',
  {
    orgId: uuid('org_id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    accessTokenCiphertext: text('access_token_ciphertext').notNull(),
    refreshTokenCiphertext: text('refresh_token_ciphertext'),
    expiresAt: instant('expires_at'),
    refreshDueAt: instant('refresh_due_at'),
    // Incremented by each write; a refresh writes only over the version it read.
    version: integer('version').notNull().default(1),
    failures: integer('failures').notNull().default(0),
    retryAt: instant('retry_at'),
    // Set until the answer of a token exchange arrives: after a crash it is unknown whether the token was used.
    exchangeSentAt: instant('exchange_sent_at'),
    leaseHolder: uuid('lease_holder'),
    leaseUntil: instant('lease_until'),
    refreshedAt: instant('refreshed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.integrationId] }),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    index('integration_credentials_due').on(table.refreshDueAt),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
