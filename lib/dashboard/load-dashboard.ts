import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { cached, hasCopy, invalidateOrg } from '@/lib/cache/cache';
import { buildDashboard } from './build-dashboard';
import { type Dashboard, dashboardSchema } from './schema';

const CACHE_SECONDS = 15 * 60;
const CACHE_NAME = 'dashboard';

/**
 * Cached for up to 15 minutes; `refresh` rebuilds it. A person's change invalidates it at once. After a sync one caller
 * builds it while others get the last one, marked as `renewing`.
 */
export async function loadDashboard(
  orgId: AuthorizedOrgId,
  { refresh = false }: { refresh?: boolean } = {},
): Promise<Dashboard> {
  if (refresh) await invalidateOrg(orgId, CACHE_NAME);
  const { value, renewing } = await cached(key(orgId), CACHE_SECONDS, dashboardSchema, () =>
    withOrg(orgId, (tx) => buildDashboard(tx, orgId, new Date())),
  );
  return renewing ? { ...value, renewing } : value;
}

/** Builds the dashboard ahead of its next reader where it was read lately. */
export async function warmDashboard(orgId: AuthorizedOrgId): Promise<void> {
  if (await hasCopy(key(orgId))) await loadDashboard(orgId);
}

function key(orgId: AuthorizedOrgId) {
  return { orgId, name: CACHE_NAME };
}
