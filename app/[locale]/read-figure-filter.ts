import type { z } from 'zod';
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

/**
 * The filter in the address of a page, else `base`, and the parameters of the page itself (`ownFields`), where given and
 * valid. Parameters that are not valid are left out and returned. `isOwn`: the address has a filter.
 */
export function readFigureFilter<Own extends Record<string, z.ZodType> = Record<never, never>>(
  search: Awaited<SearchParams>,
  organization: FilterClock,
  now: Date,
  ownFields: Own = {} as Own,
  base: FigureFilterQuery = {},
): {
  filter: FigureFilter;
  isOwn: boolean;
  own: { [Name in keyof Own]?: z.infer<Own[Name]> };
  refused: RefusedParameter[];
} {
  const refused: RefusedParameter[] = [];
  const own: Record<string, unknown> = {};
  const given = Object.entries(search).flatMap(([name, values]): [FieldName, string][] => {
    const value = firstValue(values);
    if (!value) return [];
    const field = Object.hasOwn(ownFields, name) ? ownFields[name] : isField(name) ? figureFilterFields[name] : null;
    const parsed = field?.safeParse(value);
    if (!parsed) refused.push({ name, value, reason: 'unknown' });
    else if (!parsed.success) refused.push({ name, value, reason: 'invalid' });
    else if (isField(name)) return [[name, value]];
    else own[name] = parsed.data;
    return [];
  });
  const ownValues = own as { [Name in keyof Own]?: z.infer<Own[Name]> };
  const parse = (entries: typeof given) => {
    const query = entries.length > 0 ? figureFilterQuery.parse(Object.fromEntries(entries)) : base;
    return { filter: toFigureFilter(query, organization, now), isOwn: entries.length > 0 };
  };
  try {
    return { ...parse(given), own: ownValues, refused };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid_input')) throw error;
    // Days that are each valid, but not together.
    const isDay = ([name]: [FieldName, string]) => days.some((each) => each === name);
    const wrong = given.filter(isDay).map(([name, value]): RefusedParameter => ({ name, value, reason: 'days' }));
    const withoutDays = given.filter((entry) => !isDay(entry));
    return { ...parse(withoutDays), own: ownValues, refused: [...refused, ...wrong] };
  }
}

function isField(name: string): name is FieldName {
  return Object.hasOwn(figureFilterFields, name);
}
