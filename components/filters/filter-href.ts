import { DEFAULT_PRESET, type FigureFilter, filterSearch } from '@/lib/metrics/figure-filter';
import { withParameters } from './with-parameters';

/**
 * The address of `path` with a changed filter. `currency` is the organization's; `kept`: the page's own parameters. With a
 * view among them, an address without a filter opens the filter of the view: it then names the default period.
 */
export function filterHref(
  path: string,
  currency: string,
  filter: FigureFilter,
  kept: Readonly<Record<string, string>> = {},
): string {
  const search = [...filterSearch(filter, currency)];
  const named = search.length === 0 && 'view' in kept ? [['period', DEFAULT_PRESET] as const] : search;
  return withParameters(path, [...named, ...Object.entries(kept)]);
}
