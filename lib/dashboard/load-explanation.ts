import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import { explainFigure } from './explain-figure';
import type { ExplainedFigure } from './explained-figures';
import type { Explanation } from './explanation-schema';

/**
 * Never from the cache: beside a dashboard of some minutes ago it may have newer figures.
 * @throws AppError `not_found` for an id in the filter that is not the organization's
 */
export function loadExplanation(
  orgId: AuthorizedOrgId,
  query: { filter: FigureFilter; figure: ExplainedFigure; timeZone: string },
): Promise<Explanation> {
  return withOrg(orgId, (tx) => explainFigure(tx, orgId, { ...query, now: new Date() }));
}
