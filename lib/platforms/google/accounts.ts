import { z } from 'zod';
import { inParallel } from '@/lib/vendor-http/in-parallel';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdsFacet, RemoteAdAccount } from '../platform';
import { toPage } from '../rows';
import { accessibleCustomersAnswer, customerClientsAnswer, isReadable } from './api-types';
import type { GoogleClient } from './client';
import { PARALLEL_CALLS, ROOTS_PER_PAGE } from './constants';
import { toAdAccount } from './normalize';

// A manager returns every customer below it, at any depth; an account without clients returns itself.
const TREE_QUERY = `SELECT customer_client.id, customer_client.descriptive_name, customer_client.currency_code,
 customer_client.time_zone, customer_client.manager, customer_client.status FROM customer_client`;

const stateSchema = z.object({
  direct: z.array(z.string()),
  done: z.number().int(),
  listed: z.array(z.string()),
});

const isNotAdsUser = (error: unknown) =>
  error instanceof VendorError && error.vendorCode === 'authenticationError.NOT_ADS_USER';

async function directCustomers(client: GoogleClient, accessToken: string): Promise<string[]> {
  try {
    const { resourceNames } = await client.get(
      'customers:listAccessibleCustomers',
      accessToken,
      accessibleCustomersAnswer,
    );
    return resourceNames;
  } catch (error) {
    if (isNotAdsUser(error)) return [];
    throw error;
  }
}

async function accountsBelow(
  client: GoogleClient,
  accessToken: string,
  root: string,
): Promise<{ items: RemoteAdAccount[]; skipped: string[] }> {
  try {
    const chunks = await client.query({
      customerId: root,
      loginCustomerId: root,
      accessToken,
      method: 'searchStream',
      endpoint: 'POST /customers/{id}/googleAds:searchStream (customer_client)',
      query: TREE_QUERY,
      schema: customerClientsAnswer,
    });
    const rows = chunks.flatMap(({ results }) => results.rows).map(({ customerClient }) => customerClient);
    const skipped = chunks.flatMap(({ results }) => results.skipped);
    return { items: rows.filter(isReadable).map((row) => toAdAccount(row, root)), skipped };
  } catch (error) {
    const isClosed = error instanceof VendorError && ['account_unavailable', 'permission_missing'].includes(error.code);
    if (isClosed) return { items: [], skipped: [] };
    throw error;
  }
}

/** Ad accounts with direct access, then those below their managers, each once; direct access takes precedence. */
export const listAccounts =
  (client: GoogleClient): AdsFacet['listAccounts'] =>
  async ({ accessToken, cursor }) => {
    const { direct, done, listed } = decodePageCursor(cursor, stateSchema) ?? {
      direct: await directCustomers(client, accessToken),
      done: 0,
      listed: [],
    };
    const roots = direct.slice(done, done + ROOTS_PER_PAGE);
    const found = await inParallel(roots, PARALLEL_CALLS, (root) => accountsBelow(client, accessToken, root));

    const elsewhere = new Set([...direct, ...listed]);
    const items: RemoteAdAccount[] = [];
    for (const account of found.flatMap((below) => below.items)) {
      if (account.accessPath !== null) {
        if (elsewhere.has(account.externalId)) continue;
        elsewhere.add(account.externalId);
        listed.push(account.externalId);
      }
      items.push(account);
    }
    const read = done + roots.length;
    const nextCursor = read < direct.length ? encodePageCursor({ direct, done: read, listed }) : null;
    const skipped = found.flatMap((below) => below.skipped);
    return toPage(items, nextCursor, skipped);
  };
