/**
 * How Snap treats an app. Sources disagree about refresh tokens, and public profiles are for chosen apps only, so the
 * end of a registered client's id says which world it lives in.
 */
interface AppTraits {
  /** `-no-profiles`: not on the list for public profiles. */
  readsProfiles: boolean;
  /** `-single-use`: each refresh token works once. `-silent`: a refresh brings none, the old one stays good. */
  rotation: 'reusable' | 'single-use' | 'silent';
}

export function traitsOf(clientId: string): AppTraits {
  return {
    readsProfiles: !clientId.endsWith('-no-profiles'),
    rotation: clientId.endsWith('-single-use') ? 'single-use' : clientId.endsWith('-silent') ? 'silent' : 'reusable',
  };
}
