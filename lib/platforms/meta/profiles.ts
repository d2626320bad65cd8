import { z } from 'zod';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor, type Position, positionSchema } from '../page-cursor';
import type { ContentFacet } from '../platform';
import { type Rows, toPage } from '../rows';
import { type ApiPage, businessesAnswer, pagesAnswer } from './api-types';
import type { MetaClient } from './client';
import { PAGE_SIZE } from './constants';
import { toProfiles } from './normalize';
import { readEdge } from './vendor/edge';

const FIELDS = 'id,name,username,followers_count,instagram_business_account{id,username,name,followers_count}';

const sourceSchema = z.object({ owner: z.string(), edge: z.enum(['accounts', 'owned_pages', 'client_pages']) });
type Source = z.infer<typeof sourceSchema>;

const stateSchema = z.object({
  sources: z.array(sourceSchema).min(1),
  position: positionSchema.nullable(),
  // A page of a business appears in several edges.
  seen: z.array(z.string()),
});

const OWN_PAGES: Source = { owner: 'me', edge: 'accounts' };
const endpointOf = ({ owner, edge }: Source) => `GET /${owner === 'me' ? 'me' : '{business}'}/${edge}`;

async function asFarAsPermitted<T>(read: () => Promise<T>, nothing: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const refused =
      error instanceof VendorError &&
      ['permission_missing', 'request_rejected', 'account_unavailable'].includes(error.code);
    if (refused) return nothing;
    throw error;
  }
}

// Pages that were not ticked in the consent dialog are found through the user's businesses.
async function businessSources(client: MetaClient, accessToken: string): Promise<Source[]> {
  const owners: string[] = [];
  let position: Position | null = null;
  do {
    const { data, next }: { data: Rows<{ id: string }>; next: Position | null } = await readEdge(client, {
      path: ['me', 'businesses'],
      endpoint: 'GET /me/businesses',
      accessToken,
      query: { fields: 'id' },
      limit: PAGE_SIZE.accounts,
      position,
      schema: businessesAnswer,
    });
    owners.push(...data.rows.map((row) => row.id));
    position = next;
  } while (position);
  return owners.flatMap((owner): Source[] => [
    { owner, edge: 'owned_pages' },
    { owner, edge: 'client_pages' },
  ]);
}

/** Facebook pages of the user and of the user's businesses, each followed by its Instagram profile, each once. */
export const listProfiles =
  (client: MetaClient): ContentFacet['listProfiles'] =>
  async ({ accessToken, cursor }) => {
    const { sources, position, seen } = decodePageCursor(cursor, stateSchema) ?? {
      sources: [OWN_PAGES],
      position: null,
      seen: [],
    };
    const source = sources[0] ?? OWN_PAGES;
    const own = source.owner === 'me';
    const read = () =>
      readEdge<Rows<ApiPage>>(client, {
        path: [source.owner, source.edge],
        endpoint: endpointOf(source),
        accessToken,
        query: { fields: FIELDS },
        limit: PAGE_SIZE.accounts,
        position,
        schema: pagesAnswer,
      });
    const nothing = { data: { rows: [], skipped: [] }, next: null };
    const { data, next } = own ? await read() : await asFarAsPermitted(read, nothing);

    const fresh = data.rows.filter((page) => !seen.includes(page.id));
    const seenNow = [...seen, ...fresh.map((page) => page.id)];
    const following = own && !next ? await asFarAsPermitted(() => businessSources(client, accessToken), []) : [];
    const left = next ? sources : [...sources.slice(1), ...following];
    const nextCursor = left.length > 0 ? encodePageCursor({ sources: left, position: next, seen: seenNow }) : null;
    return toPage(fresh.flatMap(toProfiles), nextCursor, data.skipped);
  };
