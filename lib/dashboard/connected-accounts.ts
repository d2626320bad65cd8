import type { SyncState } from '@/lib/sync/schema';
import type { ChosenAccounts } from './chosen-accounts';
import type { Dashboard } from './schema';

type ConnectedAccounts = Dashboard['connectedAccounts'];

export function connectedAccounts(chosen: ChosenAccounts, syncStates: readonly SyncState[]): ConnectedAccounts {
  const lastSuccess = new Map(syncStates.map((state) => [state.integrationId, state.lastSuccessAt]));
  const everything = [
    ...chosen.accounts.map((account) => ({ ...account, kind: 'ad_account' as const })),
    ...chosen.profiles.map((profile) => ({ ...profile, kind: 'profile' as const, currency: null })),
  ].filter(({ status }) => status !== 'disconnected');
  const accounts = everything.map(({ id, kind, platform, name, currency, integrationId, status }) => ({
    id,
    kind,
    platform,
    name,
    currency,
    integrationId,
    status,
    lastSyncAt: lastSuccess.get(integrationId) ?? null,
  }));
  const byPlatform: ConnectedAccounts['byPlatform'] = {};
  for (const { platform } of accounts) byPlatform[platform] = (byPlatform[platform] ?? 0) + 1;
  return { total: accounts.length, byPlatform, accounts };
}
