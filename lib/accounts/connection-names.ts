import { sql } from 'drizzle-orm';
import { integrations } from '@/db/schema/integrations';
import { businessOf } from './business-of';
import { chosenNames } from './chosen-names';

/** Columns of `integrations` that its connection is named by, for a query that reads or joins it. */
export const connectionNames = {
  displayName: integrations.displayName,
  chosenNames: chosenNames(sql`${integrations}`),
};

/** What a connection is named by, beside its platform: the person and the business. */
export function namedBy({ displayName, chosenNames: names }: { displayName: string; chosenNames: string[] }) {
  return { displayName, business: businessOf(names) };
}
