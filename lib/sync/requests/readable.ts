import { type SQL, sql } from 'drizzle-orm';

/** Integrations in these states are read by the schedule: their token lives, or is being renewed. */
export const readableStatuses = ['active', 'refreshing', 'retry_wait'] as const;

/** Whether an integration in this state can be read. */
export function isReadable(status: string): boolean {
  return readableStatuses.some((readable) => readable === status);
}

/** SQL: whether the consent of a row `i` of integrations that runs of the type `dataType` read with has ended. */
export function isConsentLost(dataType: SQL): SQL<boolean> {
  return sql`(i.consents_lost @> jsonb_build_array(jsonb_build_object('kind',
    case ${dataType} when 'all' then 'all' when 'posts' then 'posts' else 'ads' end)))`;
}
