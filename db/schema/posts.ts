import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { profiles } from './profiles';

export const postStatuses = ['scheduled', 'published', 'failed', 'removed'] as const;

export const posts = pgTable(
  'posts',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    profileId: uuid('profile_id').notNull(),
    platform: text('platform').notNull(),
    externalId: text('external_id').notNull(),
    kind: text('kind').notNull(),
    text: text('text').notNull(),
    textSearch: text('text_search').notNull().generatedAlwaysAs(sql`search_fold(text)`),
    permalink: text('permalink'),
    status: text('status', { enum: postStatuses }).notNull(),
    scheduledAt: instant('scheduled_at'),
    publishedAt: instant('published_at'),
    firstSeenAt: instant('first_seen_at').notNull(),
    observedAt: instant('observed_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('posts_external').on(table.orgId, table.profileId, table.externalId),
    index('posts_published').on(table.orgId, table.publishedAt),
    index('posts_scheduled').on(table.orgId, table.scheduledAt),
    oneOf('posts_status', table.status, postStatuses),
    foreignKey({ columns: [table.orgId, table.profileId], foreignColumns: [profiles.orgId, profiles.id] }),
    tenantPolicy(),
  ],
);
