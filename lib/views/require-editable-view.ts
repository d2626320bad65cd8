import type { Tx } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { requireView } from './require-view';
import type { ViewDto } from './schema';

/** @throws AppError `not_found`; `forbidden` for a view of the organization below marketer */
export async function requireEditableView(tx: Tx, session: SessionWith<'viewer'>, viewId: string): Promise<ViewDto> {
  const view = await requireView(tx, session, viewId);
  requireRole(session, view.scope === 'organization' ? 'marketer' : 'viewer');
  return view;
}
