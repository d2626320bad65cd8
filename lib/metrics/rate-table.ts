import { type SQL, sql } from 'drizzle-orm';
import { daysBetween, daysOf, type IsoDate } from '@/lib/dates';
import { groupBy } from '@/lib/group-by';
import type { RateBook } from './convert';
import type { DatePeriod } from './rate-grain';

interface TableRate {
  currency: string;
  date: IsoDate;
  numerator: string;
  denominator: string;
}

/** Of each currency on each day, or on one day for all while no rate changes. Days without a rate have no row. */
export interface RateTable {
  // Null: the rates differ by day.
  constantOn: IsoDate | null;
  rates: TableRate[];
}

export function rateTable(
  currencies: Iterable<string>,
  target: string,
  periods: readonly DatePeriod[],
  rates: RateBook,
): RateTable {
  const days = periods.flatMap(({ from, to }) => daysOf(from, to));
  const [first] = days;
  const table = [...new Set(currencies)].map((currency) =>
    days.map((date) => toTableRate(date, currency, target, rates)),
  );
  const isConstant = table.every(([start, ...later]) => later.every((rate) => isSame(rate, start)));
  const kept = isConstant ? table.map((ofCurrency) => ofCurrency.slice(0, 1)) : table;
  return { constantOn: isConstant && first ? first : null, rates: kept.flat().filter((rate) => rate !== null) };
}

function toTableRate(date: IsoDate, currency: string, target: string, rates: RateBook): TableRate | null {
  const rate = rates.rateOn(date, currency, target);
  return rate && { currency, date, numerator: String(rate.numerator), denominator: String(rate.denominator) };
}

function isSame(rate: TableRate | null, other: TableRate | null | undefined): boolean {
  return rate?.numerator === other?.numerator && rate?.denominator === other?.denominator;
}

/** The table as relation `r`. */
export function rateRows({ rates }: RateTable): SQL {
  return sql`(select currency, date, numerator, denominator from json_to_recordset(${JSON.stringify(rates)}::text::json)
      as r(currency text, date date, numerator numeric, denominator numeric))`;
}

/**
 * The sum of `amount` over facts `m` of one currency, converted as floats: for an order only. Null when a fact with an
 * amount has no rate. Arrays instead of a join: Postgres finds the rate of a day without comparing.
 */
export function roughlyConverted(table: RateTable, amount: SQL, where: SQL | null): SQL {
  const { constantOn } = table;
  const filter = where ? sql` filter (where ${where})` : sql``;
  // Postgres computes a sum once where the same one is selected beside it.
  const sum = sql`sum(${amount})${filter}`;
  if (constantOn !== null) return sql`${sum} * ${factorOf(table, constantOn, sql`1`)}`;
  const first = table.rates.map(({ date }) => date).sort()[0] ?? null;
  if (first === null) return sql`null::float8`;
  const factor = factorOf(table, first, sql`m.date - ${first}::date + 1`);
  return sql`case when count(*) filter (where ${where ?? sql`true`} and ${amount} <> 0 and ${factor} is null) = 0
    then sum(${amount} * ${factor})${filter} end`;
}

function factorOf({ rates }: RateTable, first: IsoDate, place: SQL): SQL {
  const byCurrency = [...groupBy(rates, ({ currency }) => currency)];
  if (byCurrency.length === 0) return sql`null::float8`;
  const cases = byCurrency.map(([currency, days]) => {
    const factors: (number | null)[] = [];
    for (const { date, numerator, denominator } of days) {
      factors[daysBetween(first, date)] = Number(numerator) / Number(denominator);
    }
    // As one parameter of its type: a cast from text would be evaluated for every fact.
    const list = `{${Array.from(factors, (factor) => factor ?? 'NULL').join(',')}}`;
    return sql`when ${currency} then (${list}::float8[])[${place}]`;
  });
  return sql`case m.currency ${sql.join(cases, sql` `)} end`;
}

/** The day of the rate that converts a fact of `date`. */
export function rateDay({ constantOn }: RateTable, date: SQL): SQL {
  return constantOn === null ? date : sql`${constantOn}::date`;
}

/** Micros of `amount` by rate `r`, exact and rounded half away from zero like `convertMicros`. */
export function convertedMicros(amount: SQL): SQL {
  return sql`sign(${amount}) * div(2 * abs(${amount}) * r.numerator + r.denominator, 2 * r.denominator)`;
}
