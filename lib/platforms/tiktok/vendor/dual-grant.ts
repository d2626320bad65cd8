import { z } from 'zod';
import { packTokens, unpackTokens } from '../../token-bundle';
import { tikTokError } from '../client';

/*
 * A grant has two halves, each from a consent screen of its own: ad accounts, and one TikTok account. What TikTok
 * tells only in the answer that brings a token is kept beside it, in the same opaque text.
 */

const adsHalf = z.object({
  token: z.string(),
  /** TikTok's numbers of what the advertiser granted; no later call tells them. */
  scopes: z.array(z.number()),
});
export type AdsHalf = z.infer<typeof adsHalf>;

const postsHalf = z.object({
  token: z.string(),
  /** Names the TikTok account in every call about it. */
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

/** @throws Error for a text that packDualGrant did not make */
export function unpackDualGrant(accessToken: string): DualGrant {
  const { ads, posts } = unpackTokens(accessToken);
  return {
    ads: ads === null ? null : adsHalf.parse(JSON.parse(ads)),
    posts: posts === null ? null : postsHalf.parse(JSON.parse(posts)),
  };
}

/** The ads half. @throws VendorError `permission_missing` when ads were not consented to */
export function requireAds(accessToken: string, endpoint: string): AdsHalf {
  const { ads } = unpackDualGrant(accessToken);
  if (!ads) throw tikTokError('reauth', 'permission_missing', endpoint);
  return ads;
}

/** The posts half. @throws VendorError `permission_missing` when posts, or `scope` of them, were not consented to */
export function requirePosts(accessToken: string, endpoint: string, scope: string): PostsHalf {
  const { posts } = unpackDualGrant(accessToken);
  if (!posts?.scopes.includes(scope)) throw tikTokError('reauth', 'permission_missing', endpoint);
  return posts;
}
