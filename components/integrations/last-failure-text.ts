import type { IntegrationDto } from '@/lib/integrations/types';
import { hasFailedSync, requiredAction } from './required-action';

// Only failures that need a person: the others are shown with the syncs, and a reason appears once on a page.
export function lastFailureText(integration: Pick<IntegrationDto, 'status' | 'statusReason' | 'sync'>): string | null {
  const { status, statusReason, sync } = integration;
  if (status === 'reauth_required' || status === 'revoked') return statusReason ?? 'token_revoked';
  return hasFailedSync(integration) && requiredAction(integration) !== 'sync' ? (sync.run?.errorCode ?? null) : null;
}
