import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { organizations } from './organizations';

/** An OAuth round trip under way: single use, ten minutes, bound to one person, organization and platform. */
export const oauthStates = pgTable(
  'oauth_states',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** SHA-256 of the `state` parameter, hex. */
    stateHash: text('state_hash').notNull(),
    userId: uuid('user_id').notNull(),
    /** The session version the person had: signing out everywhere ends the round trip too. */
    sessionVersion: text('session_version').notNull(),
    platform: text('platform').notNull(),
    redirectUri: text('redirect_uri').notNull(),
    locale: text('locale').notNull(),
    /** PKCE verifier, encrypted like a token. */
    codeVerifierCiphertext: text('code_verifier_ciphertext'),
    /** Which of the platform's consents the person was asked for. */
    consent: text('consent').notNull().default('ads_and_posts'),
    /** Whether the other consents of the integration are to be given again after this one. */
    renewsOthers: boolean('renews_others').notNull().default(false),
    /** What the platform needs back with the answer (OAuth 1.0a: the request token's secret), encrypted. */
    secretCiphertext: text('secret_ciphertext'),
    /** The integration this grant renews; null for a new connection. */
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
