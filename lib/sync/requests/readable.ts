import { type SQL, sql } from 'drizzle-orm';

export const readableStatuses = ['active', 'refreshing', 'retry_wait'] as const;

export function isReadable(status: string): boolean {
  return readableStatuses.some((readable) => readable === status);
}

/** The consent that row `i` of integrations needs for runs of `dataType` has ended. */
export function isConsentLost(dataType: SQL): SQL<boolean> {
  return sql`(i.consents_lost @> jsonb_build_array(jsonb_build_object('kind',
    case ${dataType} when 'all' then 'all' when 'posts' then 'posts' else 'ads' end)))`;
}
