import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { createdAt, instant, oneOf } from './columns';

export const campaignStatuses = ['draft', 'active', 'paused', 'ended', 'removed', 'unknown'] as const;

const orderedText = customType<{ data: string }>({ dataType: () => 'text collate by_language' });

export const campaigns = pgTable(
  'campaigns',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    adAccountId: uuid('ad_account_id').notNull(),
    platform: text('platform').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    nameOrder: orderedText('name_order').notNull().generatedAlwaysAs(sql`left(name, 200)`),
    nameSearch: text('name_search').notNull().generatedAlwaysAs(sql`search_fold(name)`),
    objective: text('objective'),
    status: text('status', { enum: campaignStatuses }).notNull(),
    externalStatus: text('external_status').notNull(),
    hasIssues: boolean('has_issues').notNull().default(false),
    dailyBudgetMicros: bigint('daily_budget_micros', { mode: 'bigint' }),
    lifetimeBudgetMicros: bigint('lifetime_budget_micros', { mode: 'bigint' }),
    budgetChangedAt: instant('budget_changed_at'),
    currency: text('currency').notNull(),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    firstSeenAt: instant('first_seen_at').notNull(),
    observedAt: instant('observed_at').notNull(),
    // Since when changes of it are recorded (`campaign_changes`).
    changesFrom: instant('changes_from').notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('campaigns_external').on(table.orgId, table.adAccountId, table.externalId),
    index('campaigns_of_platform').on(table.platform, table.externalId),
    // Searches walk it too: row-level security keeps other indexes from their conditions.
    index('campaigns_by_name').on(table.orgId, table.nameOrder, table.id),
    index('campaigns_status').on(table.orgId, table.status),
    oneOf('campaigns_status', table.status, campaignStatuses),
    foreignKey({
      columns: [table.orgId, table.adAccountId],
      foreignColumns: [adAccounts.orgId, adAccounts.id],
    }),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
