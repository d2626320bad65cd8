import type { ContentFacet } from '../platform';
import { profileAnswer } from './api-types';
import type { TikTokClient } from './client';
import { PROFILE_FIELDS } from './constants';
import { toProfile } from './normalize';
import { unpackDualGrant } from './vendor/dual-grant';
import { grantedFields } from './vendor/granted-fields';

export const listProfiles =
  (client: TikTokClient): ContentFacet['listProfiles'] =>
  async ({ accessToken }) => {
    const { posts } = unpackDualGrant(accessToken);
    if (!posts) return { items: [], nextCursor: null };
    const profile = await client.get({
      half: 'posts',
      path: 'business/get/',
      accessToken: posts.token,
      query: { business_id: posts.openId, fields: grantedFields(PROFILE_FIELDS, posts.scopes) },
      schema: profileAnswer,
    });
    return { items: [toProfile(posts.openId, profile)], nextCursor: null };
  };
