import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { cached, invalidateOrg } from '@/lib/cache/cache';
import { buildDashboard } from './build-dashboard';
import { type Dashboard, dashboardSchema } from './schema';

const CACHE_SECONDS = 15 * 60;
const CACHE_NAME = 'dashboard';

/** Cached for up to 15 minutes; `refresh` rebuilds it. Syncs and other changes invalidate it. */
export async function loadDashboard(
  orgId: AuthorizedOrgId,
  { refresh = false }: { refresh?: boolean } = {},
): Promise<Dashboard> {
  if (refresh) await invalidateOrg(orgId, CACHE_NAME);
  return cached({ orgId, name: CACHE_NAME }, CACHE_SECONDS, dashboardSchema, () =>
    withOrg(orgId, (tx) => buildDashboard(tx, orgId, new Date())),
  );
}
