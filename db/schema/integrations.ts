import { index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { organizations } from './organizations';

// active to revoked: states of the token. disconnected: by a person here.
export const integrationStatuses = [
  'choosing_accounts',
  'active',
  'refreshing',
  'retry_wait',
  'reauth_required',
  'revoked',
  'disconnected',
] as const;

export const integrations = pgTable(
  'integrations',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull().defaultRandom(),
    platform: text('platform').notNull(),
    externalUserId: text('external_user_id').notNull(),
    displayName: text('display_name').notNull(),
    status: text('status', { enum: integrationStatuses }).notNull(),
    // Closed code, set where a person must act.
    statusReason: text('status_reason'),
    scopesGranted: text('scopes_granted').array().notNull().default([]),
    scopesDeclined: text('scopes_declined').array().notNull().default([]),
    consentsGranted: text('consents_granted').array().notNull().default([]),
    // Consents ended by the platform, with a closed code each, while another consent of the grant is alive.
    consentsLost: jsonb('consents_lost').$type<{ kind: string; reason: string }[]>().notNull().default([]),
    connectedBy: uuid('connected_by').notNull(),
    connectedAt: instant('connected_at').notNull(),
    disconnectedAt: instant('disconnected_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('integrations_grant').on(table.orgId, table.platform, table.externalUserId),
    index('integrations_status').on(table.status),
    // Webhooks name the person of a grant, not the organization.
    index('integrations_of_person').on(table.platform, table.externalUserId),
    oneOf('integrations_status', table.status, integrationStatuses),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
