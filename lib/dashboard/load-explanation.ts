import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import { explainFigures } from './explain-figures';
import type { ExplainedFigure } from './explained-figures';
import type { Explanation } from './explanation-schema';

/**
 * Never from the cache: beside a dashboard of some minutes ago it may have newer figures.
 * @throws AppError `not_found` for an id in the filter that is not the organization's
 */
export async function loadExplanation(
  orgId: AuthorizedOrgId,
  { figure, ...query }: { filter: FigureFilter; figure: ExplainedFigure; timeZone: string },
): Promise<Explanation> {
  const [explanation] = await withOrg(orgId, (tx) =>
    explainFigures(tx, orgId, { ...query, figures: [figure], now: new Date() }),
  );
  if (!explanation) throw new Error('There is one explanation for each figure.');
  return explanation;
}
