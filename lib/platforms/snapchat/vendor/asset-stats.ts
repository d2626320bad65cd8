import { VendorError } from '@/lib/vendor-http/vendor-error';
import { assetStatsAnswer } from '../api-types';
import type { SnapchatClient } from '../client';
import { toStatistics } from '../normalize';

interface AssetRequest {
  client: SnapchatClient;
  accessToken: string;
  path: readonly string[];
  endpoint: string;
  assetType: string;
}

// Lifetime statistics of a profile or post. Snap refuses a request that names an unknown statistic, so each list of
// `questions` is tried in turn; the last refusal means that there are none. A missing figure never hides the post.
export async function readStatistics(
  { client, accessToken, path, endpoint, assetType }: AssetRequest,
  questions: readonly (readonly string[])[],
): Promise<Map<string, number>> {
  for (const names of questions) {
    try {
      const answer = await client.get({
        api: 'business',
        path: ['public_profiles', ...path, 'stats'],
        endpoint,
        accessToken,
        query: { assetType, granularity: 'LIFETIME', fields: names.join(',') },
        schema: assetStatsAnswer,
      });
      return toStatistics(answer);
    } catch (error) {
      const isRefused =
        error instanceof VendorError && (error.errorClass === 'permanent' || error.code === 'permission_missing');
      if (!isRefused || error.code === 'unexpected_answer') throw error;
    }
  }
  return new Map();
}
