import type { IntegrationDto } from '@/lib/integrations/types';

/** What a person can do next with a connection. */
export type NextStep = 'choose_accounts' | 'reconnect' | 'sync';

/** The step that the state of a connection asks for. */
export function nextStep(status: IntegrationDto['status']): NextStep {
  switch (status) {
    case 'choosing_accounts':
      return 'choose_accounts';
    case 'reauth_required':
    case 'revoked':
    case 'disconnected':
      return 'reconnect';
    case 'active':
    case 'refreshing':
    case 'retry_wait':
      return 'sync';
  }
}
