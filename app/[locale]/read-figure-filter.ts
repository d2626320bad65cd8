import type { RefusedParameter } from '@/components/filters/refused-filters';
import { AppError } from '@/lib/errors';
import {
  type FigureFilter,
  type FigureFilterQuery,
  type FilterClock,
  figureFilterFields,
  figureFilterQuery,
  toFigureFilter,
} from '@/lib/metrics/figure-filter';
import { firstValue, type SearchParams } from './list-search';

type FieldName = keyof typeof figureFilterFields;

const days = ['period', 'from', 'to'] as const;

/** The filter in the address of a page. Parameters that are not valid are left out and returned. */
export function readFigureFilter(
  search: Awaited<SearchParams>,
  organization: FilterClock,
  now: Date,
): { filter: FigureFilter; refused: RefusedParameter[] } {
  const refused: RefusedParameter[] = [];
  const given = Object.entries(search).flatMap(([name, values]): [FieldName, string][] => {
    const value = firstValue(values);
    if (!value) return [];
    if (!isField(name)) refused.push({ name, value, reason: 'unknown' });
    else if (figureFilterFields[name].safeParse(value).success) return [[name, value]];
    else refused.push({ name, value, reason: 'invalid' });
    return [];
  });
  const parse = (entries: typeof given) =>
    toFigureFilter(figureFilterQuery.parse(Object.fromEntries(entries)) satisfies FigureFilterQuery, organization, now);
  try {
    return { filter: parse(given), refused };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid_input')) throw error;
    // Days that are each valid, but not together.
    const isDay = ([name]: [FieldName, string]) => days.some((each) => each === name);
    const wrong = given.filter(isDay).map(([name, value]): RefusedParameter => ({ name, value, reason: 'days' }));
    return { filter: parse(given.filter((entry) => !isDay(entry))), refused: [...refused, ...wrong] };
  }
}

function isField(name: string): name is FieldName {
  return Object.hasOwn(figureFilterFields, name);
}
