import { bigint, date, foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { instant } from './columns';
import { posts } from './posts';

const count = (name: string) => bigint(name, { mode: 'number' });

// Cumulative since publication, counted by day in UTC: a day's gain is the difference of two rows.
export const postMetrics = pgTable(
  'post_metrics',
  {
    orgId: uuid('org_id').notNull(),
    postId: uuid('post_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    views: count('views'),
    reach: count('reach'),
    likes: count('likes'),
    comments: count('comments'),
    shares: count('shares'),
    saves: count('saves'),
    clicks: count('clicks'),
    observedAt: instant('observed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.postId, table.date] }),
    foreignKey({ columns: [table.orgId, table.postId], foreignColumns: [posts.orgId, posts.id] }).onDelete('cascade'),
    tenantPolicy(),
  ],
);
