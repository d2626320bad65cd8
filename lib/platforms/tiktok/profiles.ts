import type { Platform } from '../platform';
import { profileAnswer } from './api-types';
import type { TikTokClient } from './client';
import { PROFILE_FIELDS } from './facts';
import { unpackHalves } from './grant-halves';
import { grantedFields } from './granted-fields';
import { profileOf } from './normalize';

/** The one TikTok account that a grant can hold. */
export const listProfiles =
  (client: TikTokClient): Platform['listProfiles'] =>
  async ({ accessToken }) => {
    const { posts } = unpackHalves(accessToken);
    if (!posts) return { items: [], nextCursor: null };
    const profile = await client.get({
      half: 'posts',
      path: 'business/get/',
      accessToken: posts.token,
      query: { business_id: posts.openId, fields: grantedFields(PROFILE_FIELDS, posts.scopes) },
      schema: profileAnswer,
    });
    return { items: [profileOf(posts.openId, profile)], nextCursor: null };
  };
