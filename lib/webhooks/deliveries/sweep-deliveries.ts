import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import type { AnnouncedDelivery } from '../inbox/announced-delivery';

export interface SweptDelivery extends AnnouncedDelivery {
  // Makes a new event id after the first announcement, whose id the engine ignores; empty before.
  idSuffix: string;
}

const BATCH = 1_000;
const HOUR_MS = 3_600_000;

/**
 * Deliveries never announced (a crash after commit), announced ten minutes ago but not processed, or two minutes
 * overdue for their next attempt. A second announcement is harmless: the second run finds the delivery done.
 * @param everything all open deliveries announced before `now`, whatever their age
 */
export function deliveriesToReannounce(now = new Date(), { everything = false } = {}): Promise<SweptDelivery[]> {
  const at = now.toISOString();
  const isWaiting = everything
    ? sql`status in ('received', 'retrying') and (announced_at is null or announced_at < ${at}::timestamptz)`
    : sql`(status = 'received' and announced_at is null and received_at < ${at}::timestamptz - interval '2 seconds')
        or (status = 'received' and announced_at < ${at}::timestamptz - interval '10 minutes')
        or (status = 'retrying' and next_attempt_at < ${at}::timestamptz - interval '2 minutes')`;
  return withSystem('sweep: find deliveries to announce', (tx) =>
    tx.execute<{ orgId: string; deliveryId: string; replayCount: number; idSuffix: string }>(sql`
      select org_id as "orgId", id as "deliveryId", replays as "replayCount",
        case when announced_at is null then ''
          when ${everything} then 'sweep-' || ${String(now.getTime())}
          when status = 'retrying' then 'attempt-' || attempts || '-' || ${String(Math.floor(now.getTime() / HOUR_MS))}
          else 'hour-' || ${String(Math.floor(now.getTime() / HOUR_MS))} end as "idSuffix"
      from webhook_deliveries
      where ${isWaiting}
      order by received_at limit ${BATCH}`),
  );
}

export async function markDeliveriesAnnounced(deliveries: readonly AnnouncedDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const ids = sql.param(`{${deliveries.map(({ deliveryId }) => deliveryId).join(',')}}`);
  const orgs = sql.param(`{${deliveries.map(({ orgId }) => orgId).join(',')}}`);
  await withSystem('webhooks: mark deliveries as announced', (tx) =>
    tx.execute(sql`
      update webhook_deliveries as d set announced_at = now()
      from unnest(${orgs}::text::uuid[], ${ids}::text::uuid[]) as announced(org_id, id)
      where d.org_id = announced.org_id and d.id = announced.id and d.status in ('received', 'retrying')`),
  );
}
