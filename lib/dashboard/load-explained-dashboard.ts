import 'server-only';
import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { cached } from '@/lib/cache/cache';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import { buildDashboard } from './build-dashboard';
import { dashboardCache } from './dashboard-cache';
import { explainFigures } from './explain-figures';
import { headlineFigures } from './explained-figures';
import { explanationSchema } from './explanation-schema';
import { dashboardSchema } from './schema';

const explainedDashboardSchema = dashboardSchema.extend({ explanations: z.array(explanationSchema) });
type ExplainedDashboard = z.infer<typeof explainedDashboardSchema>;

/**
 * The dashboard with the explanation of each tile, read in one transaction and cached together.
 * @throws AppError `not_found` for an id in the filter that is not the organization's
 */
export async function loadExplainedDashboard(
  orgId: AuthorizedOrgId,
  filter: FigureFilter,
): Promise<ExplainedDashboard> {
  const { key, seconds } = dashboardCache(orgId, filter, 'explained');
  const { value, renewing } = await cached(key, seconds, explainedDashboardSchema, () =>
    withOrg(orgId, async (tx) => {
      const now = new Date();
      const dashboard = await buildDashboard(tx, orgId, filter, now);
      const { timeZone } = dashboard.organization;
      const explanations = await explainFigures(tx, orgId, {
        ...{ filter, days: 'all', figures: headlineFigures, timeZone, now },
      });
      return { ...dashboard, explanations };
    }),
  );
  return renewing ? { ...value, renewing } : value;
}
