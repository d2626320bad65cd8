import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import type { AnnouncedDelivery } from '../inbox/announced-delivery';

/** A delivery to announce, with a name that the engine has not heard yet where it heard the first one. */
export interface SweptDelivery extends AnnouncedDelivery {
  /** Ends the event's id; empty: as if announced for the first time. */
  idSuffix: string;
}

const BATCH = 1_000;
const HOUR_MS = 3_600_000;

/**
 * Deliveries that the engine was never told of, as after a crash between commit and announcement; those it was told of
 * ten minutes ago and did not begin; those whose next attempt is two minutes overdue. Announcing one twice does no harm:
 * whoever comes second finds it done.
 * @param everything all that are open, whatever their age, and were announced before `now`
 */
export function deliveriesToReannounce(now = new Date(), { everything = false } = {}): Promise<SweptDelivery[]> {
  const at = now.toISOString();
  const isWaiting = everything
    ? sql`status in ('received', 'retrying') and (announced_at is null or announced_at < ${at}::timestamptz)`
    : sql`(status = 'received' and announced_at is null and received_at < ${at}::timestamptz - interval '2 seconds')
        or (status = 'received' and announced_at < ${at}::timestamptz - interval '10 minutes')
        or (status = 'retrying' and next_attempt_at < ${at}::timestamptz - interval '2 minutes')`;
  return withSystem('sweep: webhook deliveries without an engine', (tx) =>
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

/** Notes that the engine was told of these. */
export async function markDeliveriesAnnounced(deliveries: readonly AnnouncedDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const ids = sql.param(`{${deliveries.map(({ deliveryId }) => deliveryId).join(',')}}`);
  const orgs = sql.param(`{${deliveries.map(({ orgId }) => orgId).join(',')}}`);
  await withSystem('webhooks: the engine knows of deliveries', (tx) =>
    tx.execute(sql`
      update webhook_deliveries as d set announced_at = now()
      from unnest(${orgs}::text::uuid[], ${ids}::text::uuid[]) as announced(org_id, id)
      where d.org_id = announced.org_id and d.id = announced.id and d.status in ('received', 'retrying')`),
  );
}
