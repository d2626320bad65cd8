import 'server-only';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { readViews } from './read-views';
import type { ViewDto } from './schema';

/** The person's own views and those of the organization, by name. */
export function listViews(session: SessionWith<'viewer'>): Promise<ViewDto[]> {
  return withOrg(session.orgId, (tx) => readViews(tx, session));
}
