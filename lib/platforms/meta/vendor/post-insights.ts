import { VendorError } from '@/lib/vendor-http/vendor-error';
import { postInsightsAnswer } from '../api-types';
import type { MetaClient } from '../client';
import { insightValues } from '../normalize';

type Wanted<Name extends string> = Readonly<Record<Name, string>>;

const isRefused = (error: unknown) => error instanceof VendorError && error.errorClass === 'permanent';
const isForbidden = (error: unknown) => error instanceof VendorError && error.code === 'permission_missing';

async function askFor(client: MetaClient, accessToken: string, postId: string, metrics: readonly string[]) {
  const answer = await client.get({
    path: [postId, 'insights'],
    endpoint: 'GET /{post}/insights',
    accessToken,
    query: { metric: metrics.join(',') },
    schema: postInsightsAnswer,
  });
  return insightValues(answer);
}

// Insights of one post after another. A metric that Meta retired, or that this kind of post lacks, fails the whole
// request; each metric is then requested alone. Without permission for insights the result is empty.
export async function readPostInsights<Name extends string>(
  client: MetaClient,
  accessToken: string,
  postId: string,
  wanted: Wanted<Name>,
): Promise<Partial<Record<Name, number>>> {
  const entries = Object.entries(wanted) as [Name, string][];
  const values = new Map<string, number>();
  try {
    const all = await askFor(client, accessToken, postId, Object.values(wanted));
    for (const [metric, value] of all) values.set(metric, value);
  } catch (error) {
    if (isForbidden(error)) return {};
    if (!isRefused(error)) throw error;
    for (const [, metric] of entries) {
      const alone = await askFor(client, accessToken, postId, [metric]).catch((failure: unknown) => {
        if (isRefused(failure) || isForbidden(failure)) return new Map<string, number>();
        throw failure;
      });
      for (const [name, value] of alone) values.set(name, value);
    }
  }
  return Object.fromEntries(
    entries.flatMap(([name, metric]) => {
      const value = values.get(metric);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Partial<Record<Name, number>>;
}
