import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type FigureFilter, filterSearch } from '@/lib/metrics/figure-filter';

export const DASHBOARD_CACHE = 'dashboard';

/**
 * Where the dashboard of a filter is cached: with the days, as a preset has others tomorrow, and always with the currency.
 * @param variant of what is cached beside the plain dashboard
 */
export function dashboardCache(orgId: AuthorizedOrgId, filter: FigureFilter, variant = '') {
  const version = `${filter.from} ${filter.to} ${filterSearch(filter, '')} ${variant}`.trimEnd();
  return { key: { orgId, name: DASHBOARD_CACHE, version }, seconds: 15 * 60 };
}
