import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { cached, hasCopy, invalidateOrg } from '@/lib/cache/cache';
import { type FigureFilter, toFigureFilter } from '@/lib/metrics/figure-filter';
import { loadOrganizationSettings } from '@/lib/orgs/load-organization-settings';
import { listViewFilters } from '@/lib/views/list-view-filters';
import { buildDashboard } from './build-dashboard';
import { DASHBOARD_CACHE, dashboardCache } from './dashboard-cache';
import { type Dashboard, dashboardSchema } from './schema';

const MAX_WARM_VIEWS = 10;

/**
 * Cached for up to 15 minutes for each filter; `refresh` rebuilds it and drops those of other filters. A person's change
 * invalidates it at once. After a sync one caller builds it while others get the last one, marked as `renewing`.
 * @throws AppError `not_found` for an id in the filter that is not the organization's
 */
export async function loadDashboard(
  orgId: AuthorizedOrgId,
  filter: FigureFilter,
  { refresh = false }: { refresh?: boolean } = {},
): Promise<Dashboard> {
  if (refresh) await invalidateOrg(orgId, DASHBOARD_CACHE);
  const { key, seconds } = dashboardCache(orgId, filter);
  const { value, renewing } = await cached(key, seconds, dashboardSchema, () =>
    withOrg(orgId, (tx) => buildDashboard(tx, orgId, filter, new Date())),
  );
  return renewing ? { ...value, renewing } : value;
}

/**
 * Where it was read lately, builds the dashboard ahead of its next reader: without a filter, and with the filters of at
 * most `MAX_WARM_VIEWS` views.
 */
export async function warmDashboard(orgId: AuthorizedOrgId): Promise<void> {
  const organization = await loadOrganizationSettings(orgId);
  const now = new Date();
  const queries = [{}, ...(await listViewFilters(orgId, MAX_WARM_VIEWS))];
  const filters = queries.map((query) => toFigureFilter(query, organization, now));
  const copies = await Promise.all(filters.map((filter) => hasCopy(dashboardCache(orgId, filter).key)));
  if (!copies.includes(true)) return;
  // One after another: readers come first. Equal filters are built once.
  for (const filter of filters) await loadDashboard(orgId, filter);
}
