import { createHash } from 'node:crypto';
import { z } from 'zod';
import { inParallel } from '@/lib/vendor-http/in-parallel';
import { decodeCursor, encodeCursor } from '../page-cursor';
import type { Platform } from '../platform';
import { type ApiAccount, accountsAnswer, fundingInstrumentsAnswer } from './api-types';
import type { TwitterClient } from './client';
import { ACCOUNT_LIST_SECONDS, ACCOUNTS_PER_PAGE, PARALLEL_CALLS } from './facts';
import { type AdsHalf, unpackHalves } from './grant-halves';
import { accountOf } from './normalize';
import { readWhole } from './paging';

const stateSchema = z.object({ afterId: z.string() });

/** Lists of ad accounts for a short while, by a hash of the token: X lets them be asked for very rarely. */
function accountLists(client: TwitterClient): (half: AdsHalf) => Promise<ApiAccount[]> {
  const lists = new Map<string, { readAt: number; accounts: Promise<ApiAccount[]> }>();
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
    // Only good lists are kept.
    accounts.catch(() => lists.delete(key));
    return accounts;
  };
}

const byId = (a: ApiAccount, b: ApiAccount) => (a.id < b.id ? -1 : Number(a.id > b.id));

/** Ad accounts in which the person has a role, each with the currency of what it pays with. */
export function listAccounts(client: TwitterClient): Platform['listAccounts'] {
  const accountsOf = accountLists(client);
  return async ({ accessToken, cursor }) => {
    const { ads } = unpackHalves(accessToken);
    if (!ads) return { items: [], nextCursor: null };
    const after = decodeCursor(cursor, stateSchema)?.afterId;
    const left = [...(await accountsOf(ads))].sort(byId).filter(({ id }) => after === undefined || id > after);
    const rows = left.slice(0, ACCOUNTS_PER_PAGE);
    const items = await inParallel(rows, PARALLEL_CALLS, async (row) => {
      const instruments = await readWhole(client, ads, {
        path: ['accounts', row.id, 'funding_instruments'],
        endpoint: 'GET /accounts/{id}/funding_instruments',
        query: { with_deleted: 'true' },
        schema: fundingInstrumentsAnswer,
      });
      return accountOf(row, instruments);
    });
    const last = rows.at(-1);
    return { items, nextCursor: last && left.length > rows.length ? encodeCursor({ afterId: last.id }) : null };
  };
}
