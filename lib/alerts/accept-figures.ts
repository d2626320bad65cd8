import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { alerts } from '@/db/schema/alerts';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { OrgSession } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';
import { acceptFigures } from '@/lib/metrics/hold-figures';
import { toDto } from './data';
import { evaluateAlerts } from './evaluate-alerts';
import type { AlertDto } from './schema';

/**
 * Lets figures that are held back be taken: the next sync of the account writes what the platform says, and the alert
 * closes. Audited.
 * @returns the alert, closed
 * @throws AppError `not_found`, also for an alert of another kind, a closed one, and figures no longer held back
 */
export async function acceptHeldFigures(session: OrgSession, alertId: string): Promise<AlertDto> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  const isAlert = and(eq(alerts.orgId, orgId), eq(alerts.id, alertId));
  await withOrg(orgId, async (tx) => {
    const [alert] = await tx
      .select()
      .from(alerts)
      .where(and(isAlert, eq(alerts.kind, 'figures_held'), isNull(alerts.closedAt)));
    const adAccountId = z.uuid().safeParse(alert?.values.adAccountId).data;
    const doubt = adAccountId && (await acceptFigures(tx, { orgId, adAccountId }, new Date()));
    if (!doubt) throw notFound();
    await recordAudit(tx, orgId, session.actor, 'figures.accepted', adAccountId, { doubt });
  });
  await evaluateAlerts(orgId);
  const [closed] = await withOrg(orgId, (tx) => tx.select().from(alerts).where(isAlert));
  if (!closed) throw notFound();
  return toDto(closed);
}
