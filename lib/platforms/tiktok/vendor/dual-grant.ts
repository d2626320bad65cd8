import { z } from 'zod';
import { packTokens, unpackTokens } from '../../token-bundle';
import { tikTokError } from '../client';

// Two halves from two consent screens, ad accounts and one TikTok account, in one opaque text.

const adsHalf = z.object({
  token: z.string(),
  // TikTok's numbers of the granted permissions; no later call returns them.
  scopes: z.array(z.number()),
});
export type AdsHalf = z.infer<typeof adsHalf>;

const postsHalf = z.object({
  token: z.string(),
  openId: z.string(),
  scopes: z.array(z.string()),
});
export type PostsHalf = z.infer<typeof postsHalf>;

export interface DualGrant {
  ads: AdsHalf | null;
  posts: PostsHalf | null;
}

export function packDualGrant({ ads, posts }: DualGrant): string {
  return packTokens({ ads: ads && JSON.stringify(ads), posts: posts && JSON.stringify(posts) });
}

export function unpackDualGrant(accessToken: string): DualGrant {
  const { ads, posts } = unpackTokens(accessToken);
  return {
    ads: ads === null ? null : adsHalf.parse(JSON.parse(ads)),
    posts: posts === null ? null : postsHalf.parse(JSON.parse(posts)),
  };
}

/** @throws VendorError `permission_missing` without consent to ads */
export function requireAds(accessToken: string, endpoint: string): AdsHalf {
  const { ads } = unpackDualGrant(accessToken);
  if (!ads) throw tikTokError('reauth', 'permission_missing', endpoint);
  return ads;
}

/** @throws VendorError `permission_missing` without consent to posts, or without `scope` */
export function requirePosts(accessToken: string, endpoint: string, scope: string): PostsHalf {
  const { posts } = unpackDualGrant(accessToken);
  if (!posts?.scopes.includes(scope)) throw tikTokError('reauth', 'permission_missing', endpoint);
  return posts;
}
