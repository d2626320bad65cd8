import type { IntegrationDto } from '@/lib/integrations/types';
import type { SyncDataType, SyncStream } from '@/lib/sync/types';

interface Selection {
  adAccounts: Pick<IntegrationDto['adAccounts'][number], 'selected'>[];
  profiles: Pick<IntegrationDto['profiles'][number], 'selected'>[];
}

export function readableStreams({ adAccounts, profiles }: Selection): SyncStream[] {
  const ads = adAccounts.some(({ selected }) => selected);
  const posts = profiles.some(({ selected }) => selected);
  return [...(ads ? (['campaigns', 'metrics'] as const) : []), ...(posts ? (['posts'] as const) : [])];
}

export function readableTypes(selection: Selection): SyncDataType[] {
  const streams = readableStreams(selection);
  return streams.length > 1 ? ['all', ...streams] : ['all'];
}
