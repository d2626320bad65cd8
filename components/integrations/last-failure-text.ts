import type { IntegrationDto } from '@/lib/integrations/types';
import { hasFailedSync, nextStep } from './next-step';

/**
 * Code of the failure that the notice above a connection tells: one that only a person can mend. The others are told
 * where the syncs are, so that no reason stands on the page twice. Null: there is none.
 */
export function toldFailure(integration: Pick<IntegrationDto, 'status' | 'statusReason' | 'sync'>): string | null {
  const { status, statusReason, sync } = integration;
  if (status === 'reauth_required' || status === 'revoked') return statusReason ?? 'token_revoked';
  return hasFailedSync(integration) && nextStep(integration) !== 'sync' ? (sync.run?.errorCode ?? null) : null;
}
