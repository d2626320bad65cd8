import type { Platform } from '../platform';
import { type ApiUser, userAnswer } from './api-types';
import type { TwitterClient } from './client';
import { type AdsHalf, type PostsHalf, unpackHalves } from './grant-halves';
import { profileOf } from './normalize';

const ME = {
  path: ['users', 'me'],
  endpoint: 'GET /users/me',
  query: { 'user.fields': 'public_metrics' },
  schema: userAnswer,
} as const;

/** Who gave the posts half. */
export async function whoPosts(client: TwitterClient, half: PostsHalf): Promise<ApiUser> {
  return (await client.getAsPosts(half, ME)).data;
}

/** Who gave the ads half. */
export async function whoAdvertises(client: TwitterClient, half: AdsHalf): Promise<ApiUser> {
  return (await client.getAsAds(half, ME)).data;
}

/** The profile of whoever gave the posts half; X gives no other. */
export const listProfiles =
  (client: TwitterClient): Platform['listProfiles'] =>
  async ({ accessToken }) => {
    const { posts } = unpackHalves(accessToken);
    return { items: posts ? [profileOf(await whoPosts(client, posts))] : [], nextCursor: null };
  };
