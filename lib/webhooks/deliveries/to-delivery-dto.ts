import { getTableColumns } from 'drizzle-orm';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import type { PlatformId } from '@/lib/platform-ids';
import type { DeliveryDto, DeliveryStatus } from '../schema';

const { payloadCiphertext: _payload, ...shown } = getTableColumns(webhookDeliveries);

export const shownDeliveryColumns = shown;

type ShownDelivery = Omit<typeof webhookDeliveries.$inferSelect, 'payloadCiphertext'>;

export function toDeliveryDto(row: ShownDelivery): DeliveryDto {
  const { id, integrationId, kind, attempts, replays, subjectType, subjectExternalId } = row;
  return {
    id,
    platform: row.platform as PlatformId,
    integrationId,
    kind,
    status: row.status as DeliveryStatus,
    occurredAt: row.occurredAt?.toISOString() ?? null,
    receivedAt: row.receivedAt.toISOString(),
    attempts,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    lastErrorCode: row.failures.at(-1)?.errorCode ?? null,
    replays,
    subject:
      subjectType !== null && subjectExternalId !== null ? { type: subjectType, externalId: subjectExternalId } : null,
  };
}
