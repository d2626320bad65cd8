import type { ConsentOffer, Platform, PlatformConfig, PlatformDefinition, PlatformFacets } from './platform';
import { requestedScopes } from './requested-scopes';

/** The part of a definition that an app can use: consents that it has keys for, and what they make readable. */
export function narrowDefinition(
  { webhooks: _, consents: [first, ...others], capabilities, ...traits }: PlatformDefinition,
  app: Pick<PlatformConfig, 'oauth1' | 'readsLeads'>,
): Omit<Platform, keyof PlatformFacets> {
  const toConsent = (offer: ConsentOffer) => ({ kind: offer.kind, scopes: requestedScopes(offer, app) });
  const offered = others.filter(({ needsOAuth1 }) => !needsOAuth1 || app.oauth1 !== undefined);
  const readsAds = [first, ...offered].some(({ kind }) => kind !== 'posts');
  return {
    ...traits,
    capabilities: {
      ...capabilities,
      readsCampaigns: capabilities.readsCampaigns && readsAds,
      readsMetrics: capabilities.readsMetrics && readsAds,
    },
    consents: [toConsent(first), ...offered.map(toConsent)],
  };
}
