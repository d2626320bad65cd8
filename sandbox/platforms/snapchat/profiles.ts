import type { SandboxResponse } from '../../sandbox-platform';
import type { Profile } from '../../world/model';
import { profileIn, type SnapCall } from './session';
import { notFound, snapJson } from './snap-answer';

/** A person with several profiles gets a list. */
export function showMyProfile({ context, person }: SnapCall): SandboxResponse {
  const profiles = context.world.profiles.filter(({ id }) => person.profileIds.includes(id)).map(profileNode);
  const [only] = profiles;
  if (!only) throw notFound('public profile');
  if (profiles.length === 1) return snapJson({ public_profile: only });
  return snapJson({ public_profiles: profiles.map((profile) => ({ public_profile: profile })) });
}

export function showProfile(call: SnapCall, id: string): SandboxResponse {
  return snapJson({ public_profile: profileNode(profileIn(call, id)) });
}

function profileNode({ id, name, handle, businessId }: Profile) {
  const logo = `https://cf-st.sc-cdn.net/aps/bolt/${id}`;
  return {
    id,
    organization_id: businessId,
    display_name: name,
    snap_user_name: handle,
    profile_type: 'BUSINESS',
    profile_tier: 'TIER_2',
    logo_urls: { original_logo_url: logo, discover_feed_logo_url: `${logo}.feed` },
  };
}
