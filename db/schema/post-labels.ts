import { boolean, foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt } from './columns';
import { labels } from './labels';
import { posts } from './posts';

// What people decided; the label's pattern decides for all others.
export const postLabels = pgTable(
  'post_labels',
  {
    orgId: uuid('org_id').notNull(),
    postId: uuid('post_id').notNull(),
    labelId: uuid('label_id').notNull(),
    // True: added. False: removed although the pattern matches.
    attached: boolean('attached').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.postId, table.labelId] }),
    index('post_labels_of_label').on(table.orgId, table.labelId),
    foreignKey({ columns: [table.orgId, table.postId], foreignColumns: [posts.orgId, posts.id] }).onDelete('cascade'),
    foreignKey({ columns: [table.orgId, table.labelId], foreignColumns: [labels.orgId, labels.id] }).onDelete(
      'cascade',
    ),
    tenantPolicy(),
  ],
);
