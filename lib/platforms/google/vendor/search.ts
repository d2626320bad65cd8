import { z } from 'zod';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { advance, positionSchema } from '../../page-cursor';
import type { AdAccountRef } from '../../platform';
import type { Rows } from '../../rows';
import { type GoogleClient, googleError } from '../client';
import { MOST_RESTARTS } from '../constants';

export const searchStateSchema = z.object({
  position: positionSchema.nullable(),
  restarts: z.number().int(),
});
type SearchState = z.infer<typeof searchStateSchema>;

export const FIRST_PAGE: SearchState = { position: null, restarts: 0 };

interface SearchAnswer<Row> {
  results: Rows<Row>;
  nextPageToken?: string | undefined;
}

interface SearchRequest<Row> {
  account: Pick<AdAccountRef, 'externalId' | 'accessPath'>;
  accessToken: string;
  query: string;
  endpoint: string;
  schema: z.ZodType<SearchAnswer<Row>>;
}

const FORGOTTEN_TOKENS: ReadonlySet<string> = new Set([
  'requestError.EXPIRED_PAGE_TOKEN',
  'requestError.INVALID_PAGE_TOKEN',
]);

const isForgotten = (error: unknown) =>
  error instanceof VendorError && FORGOTTEN_TOKENS.has(error.vendorCode ?? '') && error.errorClass === 'permanent';

// One page of up to 10,000 rows and the next state (null: last page). Google forgets a page token after about two
// hours; the search then restarts, and rows read twice are stored once.
// @throws VendorError cursor_repeated
export async function searchPage<Row>(
  client: GoogleClient,
  request: SearchRequest<Row>,
  state: SearchState,
): Promise<Rows<Row> & { next: SearchState | null }> {
  const { account, accessToken, query, endpoint, schema } = request;
  const ask = (pageToken: string | undefined) =>
    client.query({
      customerId: account.externalId,
      loginCustomerId: account.accessPath,
      accessToken,
      method: 'search',
      endpoint,
      query,
      pageToken,
      schema,
    });

  let { position, restarts } = state;
  let answer: SearchAnswer<Row>;
  try {
    answer = await ask(position?.after);
  } catch (error) {
    if (!position || restarts >= MOST_RESTARTS || !isForgotten(error)) throw error;
    position = null;
    restarts += 1;
    answer = await ask(undefined);
  }
  const next = advance(position, answer.nextPageToken || null);
  if (next === 'repeated') throw googleError('transient', 'cursor_repeated', endpoint);
  return { ...answer.results, next: next && { position: next, restarts } };
}
