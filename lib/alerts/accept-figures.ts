import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { alerts } from '@/db/schema/alerts';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';
import { acceptFigures } from '@/lib/metrics/hold-figures';
import { evaluateAlerts } from './evaluate-alerts';
import { readHeldAccounts } from './read-held-accounts';
import type { AlertDto } from './schema';
import { toAlertDto } from './to-alert-dto';

/**
 * The next sync writes what the platform reports then. Accounts without held figures are skipped. Audited per account.
 * @throws AppError `not_found` where none has held figures, `forbidden` below a marketer
 */
export async function acceptHeldFigures(
  session: SessionWith<'marketer'>,
  adAccountIds: readonly string[],
): Promise<string[]> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  const accepted = await withOrg(orgId, async (tx) => {
    const done: string[] = [];
    for (const { adAccountId } of await readHeldAccounts(tx, orgId)) {
      if (!adAccountIds.includes(adAccountId)) continue;
      const doubt = await acceptFigures(tx, { orgId, adAccountId }, new Date());
      if (!doubt) continue;
      await recordAudit(tx, orgId, session.actor, 'figures.accepted', adAccountId, { doubt });
      done.push(adAccountId);
    }
    return done;
  });
  if (accepted.length === 0) throw notFound();
  await evaluateAlerts(orgId);
  return accepted;
}

/** @throws AppError `not_found`, also for another kind of alert, a closed one, or figures no longer held */
export async function acceptFiguresOfAlert(session: SessionWith<'marketer'>, alertId: string): Promise<AlertDto> {
  const { orgId } = session;
  const isAlert = and(eq(alerts.orgId, orgId), eq(alerts.id, alertId));
  const [alert] = await withOrg(orgId, (tx) =>
    tx
      .select()
      .from(alerts)
      .where(and(isAlert, eq(alerts.kind, 'figures_held'), isNull(alerts.closedAt))),
  );
  const adAccountId = z.uuid().safeParse(alert?.values.adAccountId).data;
  if (!adAccountId) throw notFound();
  await acceptHeldFigures(session, [adAccountId]);
  const [closed] = await withOrg(orgId, (tx) => tx.select().from(alerts).where(isAlert));
  if (!closed) throw notFound();
  return toAlertDto(closed);
}
