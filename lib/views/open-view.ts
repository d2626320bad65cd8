import 'server-only';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { notFound } from '@/lib/errors';
import type { FilterSubjects } from '@/lib/metrics/find-unknown-subjects';
import { readViews } from './read-views';
import { STANDARD_VIEW, type ViewDto, type ViewFilter } from './schema';
import { withoutVanished } from './without-vanished';

export interface OpenedView {
  // All that the person can open, by name.
  views: ViewDto[];
  // Null: the standard view.
  view: ViewDto | null;
  // Of the view, without `vanished`.
  filter: ViewFilter;
  // What the view restricts to and the organization no longer has.
  vanished: FilterSubjects;
}

/**
 * The view with the id; `standard` for none; null for the default: the person's own, else the organization's, else none.
 * One statement, and one more for a view of accounts, campaigns or labels.
 * @throws AppError `not_found` alike for an unknown view, a deleted one, and one of another person or organization
 */
export function openView(session: SessionWith<'viewer'>, id: string | null): Promise<OpenedView> {
  return withOrg(session.orgId, async (tx) => {
    const views = await readViews(tx, session);
    const view =
      id === null
        ? (views.find(({ isOwnDefault }) => isOwnDefault) ?? views.find((each) => each.isOrganizationDefault) ?? null)
        : (views.find((each) => each.id === id) ?? null);
    if (view === null && id !== null && id !== STANDARD_VIEW) throw notFound();
    return { views, view, ...(await withoutVanished(tx, session.orgId, view?.filter ?? {})) };
  });
}
