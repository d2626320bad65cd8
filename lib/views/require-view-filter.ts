import type { Tx } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { figureFilterQuery, filterSearch, toFigureFilter } from '@/lib/metrics/figure-filter';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import type { ViewFilter } from './schema';

/**
 * The filter as it is stored: the query of `filterSearch`, parsed. @throws AppError `invalid_input` for days that do not
 * go together; `not_found` for an account, campaign or label that is not the organization's
 */
export async function requireViewFilter(
  tx: Tx,
  session: SessionWith<'viewer'>,
  filter: ViewFilter,
): Promise<ViewFilter> {
  const { orgId, organization } = session;
  const figureFilter = toFigureFilter(filter, organization, new Date());
  await requireFilterSubjects(tx, orgId, figureFilter);
  return figureFilterQuery.parse(Object.fromEntries(filterSearch(figureFilter, organization.currency)));
}
