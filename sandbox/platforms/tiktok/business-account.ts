import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { Profile } from '../../world/model';
import { openProfile, requireScopes } from './credentials';
import { succeed } from './envelope';
import { fieldsParameter, pick } from './parameters';

const scopeOf: Readonly<Record<string, string>> = {
  display_name: 'user.info.basic',
  profile_image: 'user.info.basic',
  username: 'user.info.username',
  profile_deep_link: 'user.info.profile',
  bio_description: 'user.info.profile',
  is_verified: 'user.info.profile',
  is_business_account: 'user.account.type',
  followers_count: 'user.info.stats',
  following_count: 'user.info.stats',
  total_likes: 'user.info.stats',
  videos_count: 'user.info.stats',
};

export function showBusinessAccount(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { token, profile } = openProfile(request, context, 'user.info.basic');
  const requested = fieldsParameter(request, Object.keys(scopeOf), ['display_name', 'profile_image']);
  requireScopes(
    token,
    requested.map((field) => scopeOf[field] ?? 'user.info.basic'),
  );
  return succeed(pick(accountOf(profile, context), requested));
}

function accountOf(profile: Profile, context: SandboxContext): Record<string, unknown> {
  const published = context.world.posts(profile.id).filter(({ publishesAt }) => publishesAt <= context.now());
  return {
    display_name: profile.name,
    profile_image: '',
    username: profile.handle,
    profile_deep_link: `https://vm.tiktok.com/${profile.handle}/`,
    bio_description: '',
    is_verified: true,
    is_business_account: true,
    followers_count: profile.followers,
    following_count: 41,
    total_likes: published.reduce((likes, { engagement }) => likes + engagement.likes, 0),
    videos_count: published.length,
  };
}
