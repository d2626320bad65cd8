import type { ContentFacet } from '../platform';
import { type ApiUser, userAnswer } from './api-types';
import type { TwitterClient } from './client';
import { toProfile } from './normalize';
import { type AdsHalf, type PostsHalf, unpackDualGrant } from './vendor/dual-grant';

const ME = {
  path: ['users', 'me'],
  endpoint: 'GET /users/me',
  query: { 'user.fields': 'public_metrics' },
  schema: userAnswer,
} as const;

export async function whoPosts(client: TwitterClient, half: PostsHalf): Promise<ApiUser> {
  return (await client.getAsPosts(half, ME)).data;
}

export async function whoAdvertises(client: TwitterClient, half: AdsHalf): Promise<ApiUser> {
  return (await client.getAsAds(half, ME)).data;
}

/** The profile of the person who granted posts; X returns no other. */
export const listProfiles =
  (client: TwitterClient): ContentFacet['listProfiles'] =>
  async ({ accessToken }) => {
    const { posts } = unpackDualGrant(accessToken);
    return { items: posts ? [toProfile(await whoPosts(client, posts))] : [], nextCursor: null };
  };
