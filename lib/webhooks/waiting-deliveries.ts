import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import type { SweptDelivery } from './sweep-deliveries';

const BATCH = 1_000;

/**
 * Deliveries that wait for their first or next attempt and were not announced since `registeredAt`, the time at which
 * the engine took our functions. One that was announced before has a new event id: an engine that knows the old one
 * would drop it.
 */
export function waitingDeliveries(registeredAt: Date): Promise<SweptDelivery[]> {
  const at = registeredAt.toISOString();
  return withSystem('registration: webhook deliveries that wait for the engine', (tx) =>
    tx.execute<{ orgId: string; deliveryId: string; turn: number; again: string }>(sql`
      select org_id as "orgId", id as "deliveryId", replays as turn,
        case when announced_at is null then '' else 'registered-' || ${String(registeredAt.getTime())} end as again
      from webhook_deliveries
      where (announced_at is null or announced_at < ${at}::timestamptz)
        and (status = 'received' or (status = 'retrying' and next_attempt_at < now()))
      order by received_at limit ${BATCH}`),
  );
}
