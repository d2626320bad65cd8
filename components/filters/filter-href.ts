import { type FigureFilter, filterSearch } from '@/lib/metrics/figure-filter';
import { withParameters } from './with-parameters';

/** The address of `path` with a changed filter. `currency` is the organization's; `kept`: the page's own parameters. */
export function filterHref(
  path: string,
  currency: string,
  filter: FigureFilter,
  kept: Readonly<Record<string, string>> = {},
): string {
  return withParameters(path, [...filterSearch(filter, currency), ...Object.entries(kept)]);
}
