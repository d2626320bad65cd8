import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { leads } from '@/db/schema/leads';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { type ListSlice, pageByInstant, whereOlderThanCursor } from '@/lib/instant-cursor';
import { selectLeads, toLeadDtos } from './read-leads';
import type { LeadFilter, LeadPage } from './schema';

const order = { at: leads.receivedAt, id: leads.id };

/** @throws AppError `forbidden` below marketer; `invalid_input` for a cursor of another list */
export async function listLeads(
  session: Pick<SessionWith<'marketer'>, 'orgId' | 'role'>,
  { platform }: LeadFilter,
  { cursor, limit }: ListSlice,
): Promise<LeadPage> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  const where = and(platform ? eq(leads.platform, platform) : undefined, whereOlderThanCursor(order, cursor));
  return withOrg(orgId, async (tx) => {
    const rows = await selectLeads(tx, orgId, where)
      .orderBy(desc(order.at), desc(order.id))
      .limit(limit + 1);
    const place = ({ lead }: (typeof rows)[number]) => ({ at: lead.receivedAt, id: lead.id });
    const { page, nextCursor } = pageByInstant(rows, limit, place);
    return { items: await toLeadDtos(tx, orgId, page), nextCursor };
  });
}
