import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { type ExplainQuery, explainFigures } from './explain-figures';
import type { ExplainedFigure } from './explained-figures';
import type { Explanation } from './explanation-schema';

/**
 * Never from the cache: beside a dashboard of some minutes ago it may have newer figures.
 * @throws AppError `not_found` for an id in the filter that is not the organization's; `invalid_input` for reviewed days
 * of a filter that has none
 */
export async function loadExplanation(
  orgId: AuthorizedOrgId,
  { figure, ...query }: Pick<ExplainQuery, 'filter' | 'days' | 'timeZone'> & { figure: ExplainedFigure },
): Promise<Explanation> {
  const [explanation] = await withOrg(orgId, (tx) =>
    explainFigures(tx, orgId, { ...query, figures: [figure], now: new Date() }),
  );
  if (!explanation) throw new Error('There is one explanation for each figure.');
  return explanation;
}
