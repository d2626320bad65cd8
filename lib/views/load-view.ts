import 'server-only';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireView } from './require-view';
import type { ViewDto } from './schema';

/** @throws AppError `not_found`, also for a view of another person */
export function loadView(session: SessionWith<'viewer'>, viewId: string): Promise<ViewDto> {
  return withOrg(session.orgId, (tx) => requireView(tx, session, viewId));
}
