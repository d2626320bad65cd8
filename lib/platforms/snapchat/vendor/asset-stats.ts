import { VendorError } from '@/lib/vendor-http/vendor-error';
import { assetStatsAnswer } from '../api-types';
import type { SnapchatClient } from '../client';
import { toStatistics } from '../normalize';

interface AssetRequest {
  client: SnapchatClient;
  accessToken: string;
  /** Path below `public_profiles`. */
  path: readonly string[];
  endpoint: string;
  assetType: string;
}

/**
 * Statistics of a profile or post since it exists. Snap refuses a question that names one statistic it does not know,
 * so a refused question is repeated with each of `questions`, most wanted first; the last refusal means that there
 * are none. A figure that is missing never hides the post itself.
 * @param questions lists of statistics
 */
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
        // This API spells its parameters unlike the Ads API.
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
