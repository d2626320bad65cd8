import { z } from 'zod';
import { packTokens, unpackTokens } from '../../token-bundle';
import { twitterError } from './twitter-error';

/*
 * A grant has two halves, each from a consent screen of its own: posts by OAuth 2.0, ads by OAuth 1.0a. What X tells
 * only in the answer that brings a token is kept beside it, in the same opaque text.
 */

const postsHalf = z.object({
  token: z.string(),
  scopes: z.array(z.string()),
  /** Milliseconds. X refuses an expired and a revoked token with the same words. */
  endsAt: z.number(),
});
export type PostsHalf = z.infer<typeof postsHalf>;

const adsHalf = z.object({ token: z.string(), secret: z.string() });
export type AdsHalf = z.infer<typeof adsHalf>;

export interface DualGrant {
  posts: PostsHalf | null;
  ads: AdsHalf | null;
}

export function packDualGrant({ posts, ads }: DualGrant): string {
  return packTokens({ posts: posts && JSON.stringify(posts), ads: ads && JSON.stringify(ads) });
}

/** @throws Error for a text that packDualGrant did not make */
export function unpackDualGrant(accessToken: string): DualGrant {
  const { posts, ads } = unpackTokens(accessToken);
  return {
    posts: posts === null ? null : postsHalf.parse(JSON.parse(posts)),
    ads: ads === null ? null : adsHalf.parse(JSON.parse(ads)),
  };
}

/** The ads half. @throws VendorError `permission_missing` when ads were not consented to */
export function requireAds(accessToken: string, endpoint: string): AdsHalf {
  const { ads } = unpackDualGrant(accessToken);
  if (!ads) throw twitterError('reauth', 'permission_missing', endpoint);
  return ads;
}

/** The posts half. @throws VendorError `permission_missing` when posts were not consented to */
export function requirePosts(accessToken: string, endpoint: string): PostsHalf {
  const { posts } = unpackDualGrant(accessToken);
  if (!posts) throw twitterError('reauth', 'permission_missing', endpoint);
  return posts;
}
