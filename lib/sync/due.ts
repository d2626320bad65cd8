import { and, inArray, sql } from 'drizzle-orm';
import { integrations } from '@/db/schema/integrations';
import { withSystem } from '@/db/system';
import { readableStatuses } from './readable';

/** The integrations of one organization that a tick of the schedule is for. */
export interface DueOrganization {
  orgId: string;
  integrationIds: string[];
}

/** Every integration that can be read now, by organization. */
export function dueOrganizations(dataType: string): Promise<DueOrganization[]> {
  return withSystem(`dispatch: integrations due for ${dataType}`, (tx) =>
    tx
      .select({
        orgId: integrations.orgId,
        integrationIds: sql<string[]>`array_agg(${integrations.id} order by ${integrations.id})`,
      })
      .from(integrations)
      .where(and(inArray(integrations.status, [...readableStatuses])))
      .groupBy(integrations.orgId)
      .orderBy(integrations.orgId),
  );
}
