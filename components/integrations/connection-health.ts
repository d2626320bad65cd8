import type { IntegrationDto } from '@/lib/integrations/types';
import { endedConsent } from './required-action';

/**
 * The more urgent one of access and newest sync. paused_by_platform: the platform does not answer or limits us, and the
 * sync retries.
 */
export type ConnectionHealth = IntegrationDto['status'] | 'part_ended' | 'failing' | 'paused_by_platform' | 'late';

type Connection = Pick<IntegrationDto, 'status' | 'consents' | 'sync'>;

export function connectionHealth({ status, consents, sync }: Connection): ConnectionHealth {
  if (endedConsent({ status, consents })) return 'part_ended';
  if (status !== 'active' && status !== 'refreshing') return status;
  if (sync.state === 'failed') return 'failing';
  const isMoving = sync.state === 'queued' || sync.state === 'running';
  if (isMoving && sync.run?.errorCode) return 'paused_by_platform';
  return sync.state === 'stale' ? 'late' : status;
}
