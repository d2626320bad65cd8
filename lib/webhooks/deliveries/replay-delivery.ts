import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError, notFound } from '@/lib/errors';
import { recordEvents } from '@/lib/outbox/record-events';
import type { DeliveryDto } from '../schema';
import { deliveryReceived } from './delivery-received';
import { shownDeliveryColumns, toDeliveryDto } from './to-delivery-dto';
import { whereDelivery } from './where-delivery';

/** @throws AppError `forbidden` below marketer; `not_found`; `conflict` unless it is dead */
export async function replayDelivery(session: SessionWith<'marketer'>, deliveryId: string): Promise<DeliveryDto> {
  requireRole(session, 'marketer');
  const { orgId, actor } = session;
  const thisDelivery = whereDelivery(orgId, deliveryId);
  return withOrg(orgId, async (tx) => {
    // Of two concurrent replays only one finds it dead.
    const [replayed] = await tx
      .update(webhookDeliveries)
      .set({
        status: 'received',
        attempts: 0,
        nextAttemptAt: null,
        lastEventAt: new Date(),
        endedAt: null,
        replays: sql`${webhookDeliveries.replays} + 1`,
      })
      .where(and(thisDelivery, eq(webhookDeliveries.status, 'dead')))
      .returning(shownDeliveryColumns);
    if (!replayed) {
      const [other] = await tx.select({ id: webhookDeliveries.id }).from(webhookDeliveries).where(thisDelivery);
      throw other ? notDead() : notFound();
    }
    const { platform, kind, replays } = replayed;
    await recordAudit(tx, orgId, actor, 'webhook.replayed', deliveryId, { platform, kind, replays });
    await recordEvents(tx, deliveryReceived({ orgId, deliveryId, turn: replays }));
    return toDeliveryDto(replayed);
  });
}

function notDead(): AppError {
  return new AppError('conflict', 'A delivery can be replayed only after every attempt failed.', {
    messageKey: 'deliveryNotDead',
  });
}
