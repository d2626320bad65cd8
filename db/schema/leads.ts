import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { integrations } from './integrations';

export const leads = pgTable(
  'leads',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    platform: text('platform').notNull(),
    // The platform's id: one row per lead, however many deliveries report it.
    externalId: text('external_id').notNull(),
    ownerType: text('owner_type', { enum: ['ad_account', 'profile', 'campaign'] }).notNull(),
    ownerExternalId: text('owner_external_id').notNull(),
    formExternalId: text('form_external_id'),
    formName: text('form_name'),
    campaignExternalId: text('campaign_external_id'),
    adExternalId: text('ad_external_id'),
    consents: jsonb('consents').$type<{ name: string; given: boolean }[]>().notNull().default([]),
    // `LeadAnswer[]` as JSON, encrypted; null when the platform withholds them, or after erasure.
    answersCiphertext: text('answers_ciphertext'),
    answersMissing: text('answers_missing'),
    submittedAt: instant('submitted_at'),
    receivedAt: instant('received_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('leads_external').on(table.orgId, table.platform, table.externalId),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    index('leads_received').on(table.orgId, table.receivedAt, table.id),
    tenantPolicy(),
  ],
);
