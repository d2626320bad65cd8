import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { organizations } from './organizations';

export const oauthStates = pgTable(
  'oauth_states',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    stateHash: text('state_hash').notNull(),
    userId: uuid('user_id').notNull(),
    sessionVersion: text('session_version').notNull(),
    platform: text('platform').notNull(),
    redirectUri: text('redirect_uri').notNull(),
    locale: text('locale').notNull(),
    codeVerifierCiphertext: text('code_verifier_ciphertext'),
    consent: text('consent').notNull().default('ads_and_posts'),
    // Whether the integration's other consents must be renewed after this one.
    renewsOthers: boolean('renews_others').notNull().default(false),
    // Encrypted value that the platform needs with its answer (OAuth 1.0a: the request token's secret).
    secretCiphertext: text('secret_ciphertext'),
    integrationId: uuid('integration_id'),
    expiresAt: instant('expires_at').notNull(),
    consumedAt: instant('consumed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.stateHash] }),
    index('oauth_states_hash').on(table.stateHash),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
