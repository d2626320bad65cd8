import { inParallel } from '@/lib/vendor-http/in-parallel';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { ContentFacet } from '../platform';
import { type ApiProfile, myProfileAnswer } from './api-types';
import type { SnapchatClient } from './client';
import { FOLLOWERS_STATISTIC, PARALLEL_CALLS } from './constants';
import { toProfile } from './normalize';
import { readStatistics } from './vendor/asset-stats';

/** Null: the app is not on Snap's list for public profiles, or the grant does not cover them. */
export async function myProfiles(client: SnapchatClient, accessToken: string): Promise<ApiProfile[] | null> {
  try {
    return await client.get({
      api: 'business',
      path: ['public_profiles', 'my_profile'],
      endpoint: 'GET /public_profiles/my_profile',
      accessToken,
      schema: myProfileAnswer,
    });
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    if (error.code === 'permission_missing') return null;
    if (error.code === 'account_unavailable') return [];
    throw error;
  }
}

/** Without access to public profiles the list is empty, not a failure: ads work alone. */
export const listProfiles =
  (client: SnapchatClient): ContentFacet['listProfiles'] =>
  async ({ accessToken }) => {
    const profiles = (await myProfiles(client, accessToken)) ?? [];
    const items = await inParallel(profiles, PARALLEL_CALLS, async (profile) => {
      const endpoint = 'GET /public_profiles/{id}/stats';
      const request = { client, accessToken, path: [profile.id], endpoint, assetType: 'PROFILE' };
      const statistics = await readStatistics(request, [[FOLLOWERS_STATISTIC]]);
      return toProfile(profile, statistics.get(FOLLOWERS_STATISTIC) ?? null);
    });
    return { items, nextCursor: null };
  };
