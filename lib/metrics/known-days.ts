import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { daysBetween, type IsoDate } from '@/lib/dates';

/** Read without a gap; null: no complete reading yet. */
export interface ReadDays {
  readFrom: IsoDate | null;
  readTo: IsoDate | null;
}

/** Fact or roll-up `m` is on a day of account `a` that was complete at the last reading. */
export function whereWholeDay(m = 'm', a = 'a'): SQL {
  return sql.raw(`${m}.date >= ${a}.read_from and ${m}.date < ${a}.read_to`);
}

/** Includes the day of the last reading, which still grows: for periods until today. */
export function whereReadDay(m = 'm', a = 'a'): SQL {
  return sql.raw(`${m}.date between ${a}.read_from and ${a}.read_to`);
}

export interface ComparedPeriods {
  from: IsoDate;
  previousFrom: IsoDate;
}

/** The day and its counterpart in the other period are both complete for account `a`, whatever its zone. */
export function whereComparableDay({ from, previousFrom }: ComparedPeriods, m = 'm', a = 'a'): SQL {
  const [date, account] = [sql.raw(`${m}.date`), sql.raw(a)];
  const days = sql`${daysBetween(previousFrom, from)}::int`;
  return sql`case when ${date} >= ${from}::date then ${date} - ${days} >= ${account}.read_from
    else ${date} + ${days} < ${account}.read_to end`;
}

export function knownThroughout(accounts: readonly ReadDays[], from: IsoDate, to: IsoDate): boolean {
  return accounts.every(({ readFrom, readTo }) => readFrom && readTo && readFrom <= from && to < readTo);
}

/**
 * Facts `m` of complete days. `facts` selects those to choose from; `throughout`: every day is complete, which saves the
 * look-up of each fact's account. Postgres can only hash or sort for a FULL JOIN, also without statistics.
 */
export function wholeFacts(orgId: AuthorizedOrgId, facts: SQL, throughout: boolean): SQL {
  if (throughout) return sql`(${facts}) m`;
  return sql`(
        select * from (
          select m.*, ${whereWholeDay('m', 'known')} as whole from (${facts}) m
          full join (select * from ad_accounts a where a.org_id = ${orgId}) known on known.id = m.ad_account_id offset 0
        ) m where m.whole
      ) m`;
}
