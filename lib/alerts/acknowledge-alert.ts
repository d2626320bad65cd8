import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { alerts } from '@/db/schema/alerts';
import { type Tx, withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { notFound } from '@/lib/errors';
import type { AlertDto } from './schema';
import { toAlertDto } from './to-alert-dto';

/**
 * Records who saw an alert first; it stays open until its cause is over. Idempotent, audited once.
 * @throws AppError `forbidden` below marketer; `not_found`, also for a closed alert
 */
export async function acknowledgeAlert(session: SessionWith<'marketer'>, alertId: string): Promise<AlertDto> {
  requireRole(session, 'marketer');
  const row = await withOrg(session.orgId, (tx) => markSeen(tx, session, alertId));
  if (!row) throw notFound();
  await invalidateOrg(session.orgId, 'dashboard');
  return toAlertDto(row);
}

/** Skips alerts that were closed meanwhile. */
export async function acknowledgeAlerts(session: SessionWith<'marketer'>, alertIds: readonly string[]): Promise<void> {
  requireRole(session, 'marketer');
  await withOrg(session.orgId, async (tx) => {
    for (const alertId of alertIds) await markSeen(tx, session, alertId);
  });
  await invalidateOrg(session.orgId, 'dashboard');
}

async function markSeen(
  tx: Tx,
  session: SessionWith<'marketer'>,
  alertId: string,
): Promise<typeof alerts.$inferSelect | undefined> {
  const { orgId } = session;
  const open = and(eq(alerts.orgId, orgId), eq(alerts.id, alertId), isNull(alerts.closedAt));
  const [seen] = await tx
    .update(alerts)
    .set({ acknowledgedAt: new Date(), acknowledgedBy: session.user.id })
    .where(and(open, isNull(alerts.acknowledgedAt)))
    .returning();
  if (seen) await recordAudit(tx, orgId, session.actor, 'alert.acknowledged', alertId, { kind: seen.kind });
  return seen ?? (await tx.select().from(alerts).where(open))[0];
}
