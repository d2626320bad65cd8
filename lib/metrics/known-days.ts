import { type SQL, sql } from 'drizzle-orm';
import { daysBetween, type IsoDate } from '@/lib/dates';

/** First and last day that an ad account has been read for, without a gap; null: not read whole yet. */
export interface ReadDays {
  readFrom: IsoDate | null;
  readTo: IsoDate | null;
}

/** SQL: fact or roll-up `m` lies on a fully read day of account `a`, complete at the last reading. */
export function whereWholeDay(m = 'm', a = 'a'): SQL {
  return sql.raw(`${m}.date >= ${a}.read_from and ${m}.date < ${a}.read_to`);
}

/** The same with the day of the last reading, which grows still: for periods that a person ends today. */
export function whereReadDay(m = 'm', a = 'a'): SQL {
  return sql.raw(`${m}.date between ${a}.read_from and ${a}.read_to`);
}

export interface ComparedPeriods {
  from: IsoDate;
  previousFrom: IsoDate;
}

/**
 * True for a day of either period that its account `a` is known whole on together with the day in its place in the
 * other period: sums over such days compare like with like, whatever the account's zone.
 */
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
 * The facts `m` on days known whole, as a source of a statement about chosen accounts. `throughout`: every day that it
 * looks at is; then, as nearly always, it is spared the look at each fact's account, a fifth of its time.
 */
export function wholeFacts(throughout: boolean): SQL {
  if (throughout) return sql`ad_metrics m`;
  return sql`ad_metrics m
        join ad_accounts known on known.org_id = m.org_id and known.id = m.ad_account_id and ${whereWholeDay('m', 'known')}`;
}
