import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';

export interface UnroutedDeliveries {
  platform: string;
  kind: string;
  subjectType: string | null;
  subjectExternalId: string | null;
  count: number;
  firstReceivedAt: string;
  lastReceivedAt: string;
}

const MOST = 200;

/** Deliveries that concern no organization here, grouped by kind and account, newest first. For the operator only. */
export function listUnrouted(): Promise<UnroutedDeliveries[]> {
  return withSystem('operator: list unrouted webhook deliveries', async (tx) => {
    const rows = await tx.execute<{ [Key in keyof UnroutedDeliveries]: UnroutedDeliveries[Key] }>(sql`
      select platform, kind, subject_type as "subjectType", subject_external_id as "subjectExternalId",
        count(*)::int as count,
        to_json(min(received_at))#>>'{}' as "firstReceivedAt", to_json(max(received_at))#>>'{}' as "lastReceivedAt"
      from webhook_deliveries where status = 'unclaimed'
      group by 1, 2, 3, 4 order by max(received_at) desc limit ${MOST}`);
    return [...rows];
  });
}
