import type { ConsentOffer, PlatformConfig } from './platform';

export function requestedScopes(
  { scopes, leadScopes = [] }: ConsentOffer,
  { readsLeads }: Pick<PlatformConfig, 'readsLeads'>,
): readonly string[] {
  return readsLeads ? [...scopes, ...leadScopes] : scopes;
}
