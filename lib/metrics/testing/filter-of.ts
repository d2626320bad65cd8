import { type FigureFilter, figureFilterQuery, toFigureFilter } from '../figure-filter';

const riyadh = { currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: 0 };

/** The filter of a query string, by default the last 30 complete days, for an organization of a test. */
export function filterOf(search = '', now = new Date(), organization = riyadh): FigureFilter {
  return toFigureFilter(figureFilterQuery.parse(Object.fromEntries(new URLSearchParams(search))), organization, now);
}
