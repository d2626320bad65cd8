import { z } from 'zod';
import { packTokens, unpackTokens } from '../../token-bundle';
import { twitterError } from './twitter-error';

// Two halves from two consent screens: posts by OAuth 2.0, ads by OAuth 1.0a, in one opaque text.

const postsHalf = z.object({
  token: z.string(),
  scopes: z.array(z.string()),
  // Milliseconds. X refuses expired and revoked tokens with the same message.
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

export function unpackDualGrant(accessToken: string): DualGrant {
  const { posts, ads } = unpackTokens(accessToken);
  return {
    posts: posts === null ? null : postsHalf.parse(JSON.parse(posts)),
    ads: ads === null ? null : adsHalf.parse(JSON.parse(ads)),
  };
}

/** @throws VendorError `permission_missing` without consent to ads */
export function requireAds(accessToken: string, endpoint: string): AdsHalf {
  const { ads } = unpackDualGrant(accessToken);
  if (!ads) throw twitterError('reauth', 'permission_missing', endpoint);
  return ads;
}

/** @throws VendorError `permission_missing` without consent to posts */
export function requirePosts(accessToken: string, endpoint: string): PostsHalf {
  const { posts } = unpackDualGrant(accessToken);
  if (!posts) throw twitterError('reauth', 'permission_missing', endpoint);
  return posts;
}
