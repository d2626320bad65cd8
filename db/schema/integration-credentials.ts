import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { instant } from './columns';
import { integrations } from './integrations';

/** The encrypted tokens of an integration. Apart from `integrations`, so that ordinary reads never touch them. */
export const integrationCredentials = pgTable(
  'integration_credentials',
  {
    orgId: uuid('org_id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    /** `v1.<kid>.<iv>.<ciphertext>.<tag>`, AES-256-GCM. */
    accessTokenCiphertext: text('access_token_ciphertext').notNull(),
    /** Null where the platform issues no refresh token (Meta renews with the access token itself). */
    refreshTokenCiphertext: text('refresh_token_ciphertext'),
    /** Null: the platform names no end. */
    expiresAt: instant('expires_at'),
    refreshDueAt: instant('refresh_due_at'),
    /** Raised by each write; a refresh writes only over the version it read. */
    version: integer('version').notNull().default(1),
    /** Renewals that failed in a row. */
    failures: integer('failures').notNull().default(0),
    /** Nobody tries again before this, while the platform cannot be asked. */
    retryAt: instant('retry_at'),
    /**
     * When an exchange was sent whose answer has not come: after a crash or a time-out nobody knows whether the token
     * was spent. Null: nothing is open.
     */
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
