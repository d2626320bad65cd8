import 'server-only';
import { eq } from 'drizzle-orm';
import { leads } from '@/db/schema/leads';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';
import { selectLeads, toLeadDtos } from './read-leads';
import type { LeadDto } from './schema';

/** @throws AppError `forbidden` below marketer; `not_found` */
export async function loadLead(
  session: Pick<SessionWith<'marketer'>, 'orgId' | 'role'>,
  leadId: string,
): Promise<LeadDto> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  return withOrg(orgId, async (tx) => {
    const [lead] = await toLeadDtos(tx, orgId, await selectLeads(tx, orgId, eq(leads.id, leadId)));
    if (!lead) throw notFound();
    return lead;
  });
}
