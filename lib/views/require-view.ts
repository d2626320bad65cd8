import { eq } from 'drizzle-orm';
import { dashboardViews } from '@/db/schema/dashboard-views';
import type { Tx } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { notFound } from '@/lib/errors';
import { readViews } from './read-views';
import type { ViewDto } from './schema';

/** @throws AppError `not_found` alike for an unknown view, a deleted one, and one of another person or organization */
export async function requireView(tx: Tx, session: SessionWith<'viewer'>, viewId: string): Promise<ViewDto> {
  const [view] = await readViews(tx, session, eq(dashboardViews.id, viewId));
  if (!view) throw notFound();
  return view;
}
