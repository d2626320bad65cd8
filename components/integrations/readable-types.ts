import type { IntegrationDto } from '@/lib/integrations/types';
import type { SyncDataType, SyncStream } from '@/lib/sync/types';

interface Selection {
  adAccounts: Pick<IntegrationDto['adAccounts'][number], 'selected'>[];
  profiles: Pick<IntegrationDto['profiles'][number], 'selected'>[];
}

/** The kinds of data that are read through a connection as its accounts are chosen. */
export function readableStreams({ adAccounts, profiles }: Selection): SyncStream[] {
  const ads = adAccounts.some(({ selected }) => selected);
  const posts = profiles.some(({ selected }) => selected);
  return [...(ads ? (['campaigns', 'metrics'] as const) : []), ...(posts ? (['posts'] as const) : [])];
}

/** What a person can ask a connection for: everything, and each kind where there are several. */
export function readableTypes(selection: Selection): SyncDataType[] {
  const streams = readableStreams(selection);
  return streams.length > 1 ? ['all', ...streams] : ['all'];
}
