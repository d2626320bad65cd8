import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { integrations } from './integrations';

/** Somebody who left their details in a form of an ad. What they wrote is encrypted like a token. */
export const leads = pgTable(
  'leads',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    platform: text('platform').notNull(),
    /** The platform's id of it: one lead, however often and by whichever delivery it is told. */
    externalId: text('external_id').notNull(),
    /** The ad account or profile it came through, by the platform's id. */
    ownerType: text('owner_type', { enum: ['ad_account', 'profile', 'campaign'] }).notNull(),
    ownerExternalId: text('owner_external_id').notNull(),
    formExternalId: text('form_external_id'),
    formName: text('form_name'),
    campaignExternalId: text('campaign_external_id'),
    adExternalId: text('ad_external_id'),
    /** What the person agreed to, or did not. */
    consents: jsonb('consents').$type<{ name: string; given: boolean }[]>().notNull().default([]),
    /** The answers (`LeadAnswer[]` as JSON), encrypted; null when the platform would not show them, or after erasing. */
    answersCiphertext: text('answers_ciphertext'),
    /** Why there are no answers: a key below `syncErrors` in the message files, or `erased`. */
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
