import type { FigureDoubt } from '@/lib/metrics/doubt-figures';
import type { Cause } from './cause';

export interface HeldAccount {
  adAccountId: string;
  integrationId: string;
  platform: string;
  name: string;
  doubt: FigureDoubt;
}

/** The stored figures stay until the platform's agree with them or the hold ends. */
export function heldCauses(accounts: readonly HeldAccount[]): Cause[] {
  return accounts.map(({ adAccountId, integrationId, platform, name, doubt }) => ({
    kind: 'figures_held',
    severity: 'urgent',
    causeKey: `figures_held:${adAccountId}`,
    subjectType: 'integration',
    subjectId: integrationId,
    values: { name, platform, doubt, adAccountId },
  }));
}
