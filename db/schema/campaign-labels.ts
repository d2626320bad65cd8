import { boolean, foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { campaigns } from './campaigns';
import { createdAt } from './columns';
import { labels } from './labels';

// What people decided; the label's pattern decides for all others.
export const campaignLabels = pgTable(
  'campaign_labels',
  {
    orgId: uuid('org_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    labelId: uuid('label_id').notNull(),
    // True: added. False: removed although the pattern matches.
    attached: boolean('attached').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.campaignId, table.labelId] }),
    index('campaign_labels_of_label').on(table.orgId, table.labelId),
    foreignKey({ columns: [table.orgId, table.campaignId], foreignColumns: [campaigns.orgId, campaigns.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [table.orgId, table.labelId], foreignColumns: [labels.orgId, labels.id] }).onDelete(
      'cascade',
    ),
    tenantPolicy(),
  ],
);
