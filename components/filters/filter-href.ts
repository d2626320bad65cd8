import { type FigureFilter, filterSearch } from '@/lib/metrics/figure-filter';

/** The address of `path` with a changed filter. `currency` is the organization's. */
export function filterHref(path: string, currency: string, filter: FigureFilter): string {
  const search = filterSearch(filter, currency).toString();
  return search ? `${path}?${search}` : path;
}
