import { createHash } from 'node:crypto';
import { z } from 'zod';
import { inParallel } from '@/lib/vendor-http/in-parallel';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { type Rows, toPage } from '../rows';
import { type ApiAccount, accountsAnswer, fundingInstrumentsAnswer } from './api-types';
import type { TwitterClient } from './client';
import { ACCOUNT_LIST_SECONDS, ACCOUNTS_PER_PAGE, PARALLEL_CALLS } from './constants';
import { toAdAccount } from './normalize';
import { type AdsHalf, unpackDualGrant } from './vendor/dual-grant';
import { readWhole } from './vendor/paging';

const stateSchema = z.object({ afterId: z.string() });

// X limits this list to very few calls, so it is cached for a short time by a hash of the token.
function accountLists(client: TwitterClient): (half: AdsHalf) => Promise<Rows<ApiAccount>> {
  const lists = new Map<string, { readAt: number; accounts: Promise<Rows<ApiAccount>> }>();
  return (half) => {
    const now = Date.now();
    for (const [key, { readAt }] of lists) {
      if (readAt > now || readAt + ACCOUNT_LIST_SECONDS * 1000 <= now) lists.delete(key);
    }
    const key = createHash('sha256').update(half.token).digest('base64');
    const known = lists.get(key);
    if (known) return known.accounts;
    const accounts = readWhole(client, half, { path: ['accounts'], endpoint: 'GET /accounts', schema: accountsAnswer });
    lists.set(key, { readAt: now, accounts });
    accounts.catch(() => lists.delete(key));
    return accounts;
  };
}

const byId = (a: ApiAccount, b: ApiAccount) => (a.id < b.id ? -1 : Number(a.id > b.id));

// Null where X denies access to the payment data of one account; the others are not affected.
async function instrumentsOf(client: TwitterClient, half: AdsHalf, accountId: string) {
  try {
    const { rows } = await readWhole(client, half, {
      path: ['accounts', accountId, 'funding_instruments'],
      endpoint: 'GET /accounts/{id}/funding_instruments',
      query: { with_deleted: 'true' },
      schema: fundingInstrumentsAnswer,
    });
    return rows;
  } catch (error) {
    if (error instanceof VendorError && error.code === 'account_unavailable') return null;
    throw error;
  }
}

export function listAccounts(client: TwitterClient): AdsFacet['listAccounts'] {
  const accountsOf = accountLists(client);
  return async ({ accessToken, cursor }) => {
    const { ads } = unpackDualGrant(accessToken);
    if (!ads) return { items: [], nextCursor: null };
    const after = decodePageCursor(cursor, stateSchema)?.afterId;
    const found = await accountsOf(ads);
    const left = [...found.rows].sort(byId).filter(({ id }) => after === undefined || id > after);
    const rows = left.slice(0, ACCOUNTS_PER_PAGE);
    const accounts = await inParallel(rows, PARALLEL_CALLS, async (row) => {
      const instruments = await instrumentsOf(client, ads, row.id);
      return instruments && toAdAccount(row, instruments);
    });
    const items = accounts.filter((account) => account !== null);
    const refused = Array.from({ length: accounts.length - items.length }, () => 'funding_instruments refused');
    const odd = after === undefined ? found.skipped : [];
    const last = rows.at(-1);
    const nextCursor = last && left.length > rows.length ? encodePageCursor({ afterId: last.id }) : null;
    return toPage(items, nextCursor, [...odd, ...refused]);
  };
}
