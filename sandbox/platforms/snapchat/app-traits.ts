/**
 * A suffix of the client id selects the behaviour: sources disagree about refresh tokens, and few apps read public
 * profiles.
 */
interface AppTraits {
  /** `-no-profiles`: no access to public profiles. */
  readsProfiles: boolean;
  /** `-single-use`: a refresh token works once. `-silent`: a refresh returns none, the old one stays valid. */
  rotation: 'reusable' | 'single-use' | 'silent';
}

export function traitsOf(clientId: string): AppTraits {
  return {
    readsProfiles: !clientId.endsWith('-no-profiles'),
    rotation: clientId.endsWith('-single-use') ? 'single-use' : clientId.endsWith('-silent') ? 'silent' : 'reusable',
  };
}
