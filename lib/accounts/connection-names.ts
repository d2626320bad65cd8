import { sql } from 'drizzle-orm';
import { integrations } from '@/db/schema/integrations';
import { businessOf } from './business-of';
import { chosenNames } from './chosen-names';

export const connectionNames = {
  displayName: integrations.displayName,
  chosenNames: chosenNames(sql`${integrations}`),
};

export function namedBy({ displayName, chosenNames: names }: { displayName: string; chosenNames: string[] }) {
  return { displayName, business: businessOf(names) };
}
