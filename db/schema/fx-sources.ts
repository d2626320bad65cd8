import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { sharedPolicies } from '../policies';
import { instant } from './columns';

// The last readings of each publisher of reference rates.
export const fxSources = pgTable(
  'fx_sources',
  {
    source: text('source').primaryKey(),
    readAt: instant('read_at'),
    // Days from this one on were read; null: none.
    readFrom: date('read_from', { mode: 'string' }),
    newestDate: date('newest_date', { mode: 'string' }),
    // Since when every reading failed; null: the newest one succeeded.
    failedAt: instant('failed_at'),
    errorCode: text('error_code'),
  },
  () => sharedPolicies('insert', 'update'),
);
