import 'server-only';
import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { leads } from '@/db/schema/leads';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { webhookEffects } from '@/db/schema/webhook-effects';
import { type Tx, withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';
import { openVaultToWrite } from '@/lib/vault/organization-vault';
import { erasePayload } from '@/lib/webhooks/deliveries/erase-payload';
import { whereDelivery } from '@/lib/webhooks/deliveries/where-delivery';
import { ERASED } from '@/lib/webhooks/processing/record-lead';

/** Keeps the lead's time and ad. Idempotent; audited once. @throws AppError `forbidden` below admin; `not_found` */
export async function eraseLead(session: SessionWith<'admin'>, leadId: string): Promise<void> {
  requireRole(session, 'admin');
  const { orgId, actor } = session;
  const whereLead = and(eq(leads.orgId, orgId), eq(leads.id, leadId));
  await withOrg(orgId, async (tx) => {
    // Deliveries first, in the order in which processing locks them: the other order could deadlock.
    await eraseDeliveriesOf(tx, orgId, leadId);
    const [erased] = await tx
      .update(leads)
      .set({ answersCiphertext: null, answersMissing: ERASED })
      .where(and(whereLead, or(isNull(leads.answersMissing), ne(leads.answersMissing, ERASED))))
      .returning({ platform: leads.platform });
    if (erased) await recordAudit(tx, orgId, actor, 'lead.erased', leadId, erased);
    else if ((await tx.select({ id: leads.id }).from(leads).where(whereLead)).length === 0) throw notFound();
  });
}

// An erased payload has no effect left to apply, so an open or dead delivery ends as ignored.
async function eraseDeliveriesOf(tx: Tx, orgId: AuthorizedOrgId, leadId: string): Promise<void> {
  const deliveries = await tx
    .select({ id: webhookDeliveries.id, status: webhookDeliveries.status })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.orgId, orgId),
        inArray(
          webhookDeliveries.id,
          tx
            .select({ id: webhookEffects.deliveryId })
            .from(webhookEffects)
            .where(and(eq(webhookEffects.orgId, orgId), eq(webhookEffects.subjectId, leadId))),
        ),
      ),
    )
    .orderBy(webhookDeliveries.id)
    .for('update');
  if (deliveries.length === 0) return;
  const vault = await openVaultToWrite(tx, orgId);
  for (const { id, status } of deliveries) {
    await erasePayload(tx, orgId, vault, id);
    if (status === 'processed' || status === 'ignored') continue;
    const ended = { status: 'ignored' as const, nextAttemptAt: null, endedAt: new Date() };
    await tx.update(webhookDeliveries).set(ended).where(whereDelivery(orgId, id));
  }
}
