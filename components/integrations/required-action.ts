import type { IntegrationDto } from '@/lib/integrations/types';

export type RequiredAction = 'choose_accounts' | 'reconnect' | 'sync';

type ConnectionState = Pick<IntegrationDto, 'status' | 'sync'>;

// Failures that another step fixes than a retry.
const afterFailure = new Map<string | null, RequiredAction>([
  ['token_expired', 'reconnect'],
  ['token_revoked', 'reconnect'],
  ['permission_missing', 'reconnect'],
  ['consent_refused', 'reconnect'],
  ['other_person', 'reconnect'],
  ['credential_unreadable', 'reconnect'],
  ['encryption_key_missing', 'reconnect'],
  ['account_unavailable', 'choose_accounts'],
]);

function hasAccess(status: IntegrationDto['status']): boolean {
  return status === 'active' || status === 'refreshing' || status === 'retry_wait';
}

/** Also where only some consents have ended. */
export function isSynced({ status, consents }: Pick<IntegrationDto, 'status' | 'consents'>): boolean {
  return (
    hasAccess(status) || (status === 'reauth_required' && consents.some((consent) => consent.status === 'granted'))
  );
}

/** Null: no single consent has ended. */
export function endedConsent({ status, consents }: Pick<IntegrationDto, 'status' | 'consents'>) {
  if (status !== 'reauth_required' || !isSynced({ status, consents })) return null;
  return consents.find((consent) => consent.status === 'reauth_required') ?? null;
}

export function hasFailedSync({ status, sync }: ConnectionState): boolean {
  return hasAccess(status) && sync.state === 'failed';
}

export function requiredAction(connection: ConnectionState): RequiredAction {
  switch (connection.status) {
    case 'choosing_accounts':
      return 'choose_accounts';
    case 'reauth_required':
    case 'revoked':
    case 'disconnected':
      return 'reconnect';
    case 'active':
    case 'refreshing':
    case 'retry_wait':
      return (hasFailedSync(connection) && afterFailure.get(connection.sync.run?.errorCode ?? null)) || 'sync';
  }
}

// 0 first. Disconnected ones come last.
function urgency({ status, sync, scopesDeclined }: ConnectionState & Pick<IntegrationDto, 'scopesDeclined'>): number {
  if (status === 'disconnected') return 5;
  if (status === 'reauth_required' || status === 'revoked') return 0;
  if (status === 'choosing_accounts') return 1;
  if (hasFailedSync({ status, sync })) return 2;
  return scopesDeclined.length > 0 ? 3 : 4;
}

export function mostUrgentFirst<T extends ConnectionState & Pick<IntegrationDto, 'scopesDeclined'>>(
  integrations: readonly T[],
): T[] {
  return integrations.toSorted((one, other) => urgency(one) - urgency(other));
}
