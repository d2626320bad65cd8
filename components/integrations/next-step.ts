import type { IntegrationDto } from '@/lib/integrations/types';

/** What a person can do next with a connection. */
export type NextStep = 'choose_accounts' | 'reconnect' | 'sync';

type ConnectionState = Pick<IntegrationDto, 'status' | 'sync'>;

/** Failed syncs that another step mends than trying again. */
const afterFailure = new Map<string | null, NextStep>([
  ['token_expired', 'reconnect'],
  ['token_revoked', 'reconnect'],
  ['permission_missing', 'reconnect'],
  ['consent_refused', 'reconnect'],
  ['other_person', 'reconnect'],
  ['credential_unreadable', 'reconnect'],
  ['encryption_key_missing', 'reconnect'],
  ['account_unavailable', 'choose_accounts'],
]);

/** Whether all of a connection has access, and what to read is chosen. */
function isLive(status: IntegrationDto['status']): boolean {
  return status === 'active' || status === 'refreshing' || status === 'retry_wait';
}

/** Whether anything is read through a connection: all of it, or the consents that did not end. */
export function isRead({ status, consents }: Pick<IntegrationDto, 'status' | 'consents'>): boolean {
  return isLive(status) || (status === 'reauth_required' && consents.some((consent) => consent.status === 'granted'));
}

/** The consent to give again where only one part of a connection has ended; null: there is no such part. */
export function lostConsent({ status, consents }: Pick<IntegrationDto, 'status' | 'consents'>) {
  if (status !== 'reauth_required' || !isRead({ status, consents })) return null;
  return consents.find((consent) => consent.status === 'reauth_required') ?? null;
}

/** Whether the connection is to be read but its newest sync did not succeed. */
export function hasFailedSync({ status, sync }: ConnectionState): boolean {
  return isLive(status) && sync.state === 'failed';
}

/** The step that the state of a connection asks for. */
export function nextStep(connection: ConnectionState): NextStep {
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

/** How urgently a connection wants a person, 0 first. The disconnected come last: nobody waits for them. */
function urgency({ status, sync, scopesDeclined }: ConnectionState & Pick<IntegrationDto, 'scopesDeclined'>): number {
  if (status === 'disconnected') return 5;
  if (status === 'reauth_required' || status === 'revoked') return 0;
  if (status === 'choosing_accounts') return 1;
  if (hasFailedSync({ status, sync })) return 2;
  return scopesDeclined.length > 0 ? 3 : 4;
}

/** Connections with those that want a person first; otherwise in their order. */
export function mostUrgentFirst<T extends ConnectionState & Pick<IntegrationDto, 'scopesDeclined'>>(
  integrations: readonly T[],
): T[] {
  return integrations.toSorted((one, other) => urgency(one) - urgency(other));
}
