import type { IntegrationDto } from '@/lib/integrations/types';
import { lostConsent } from './next-step';

/**
 * How a connection is, in one word: of its access and of its newest sync whichever a person has to know first.
 * held_up: the platform does not answer or limits us, it is tried again.
 */
export type ConnectionHealth = IntegrationDto['status'] | 'part_ended' | 'failing' | 'paused_by_platform' | 'late';

type Connection = Pick<IntegrationDto, 'status' | 'consents' | 'sync'>;

/** The health of a connection, by what the page was rendered with. */
export function connectionHealth({ status, consents, sync }: Connection): ConnectionHealth {
  if (lostConsent({ status, consents })) return 'part_ended';
  if (status !== 'active' && status !== 'refreshing') return status;
  if (sync.state === 'failed') return 'failing';
  const isMoving = sync.state === 'queued' || sync.state === 'running';
  if (isMoving && sync.run?.errorCode) return 'paused_by_platform';
  return sync.state === 'stale' ? 'late' : status;
}
