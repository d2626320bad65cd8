import { decodePageCursor, encodePageCursor, positionSchema } from '../page-cursor';
import type { AdsFacet, RemoteAdAccount } from '../platform';
import { toPage } from '../rows';
import { type ApiAdAccount, adAccountsAnswer } from './api-types';
import type { MetaClient } from './client';
import { ACCOUNT_STATUS, PAGE_SIZE } from './constants';
import { readEdge } from './vendor/edge';

/** Ad accounts of the granting user. Their external id is `act_…`, as paths need it. */
export const listAccounts =
  (client: MetaClient): AdsFacet['listAccounts'] =>
  async ({ accessToken, cursor }) => {
    const { data, next } = await readEdge(client, {
      path: ['me', 'adaccounts'],
      endpoint: 'GET /me/adaccounts',
      accessToken,
      query: { fields: 'id,name,account_status,currency,timezone_name' },
      limit: PAGE_SIZE.accounts,
      position: decodePageCursor(cursor, positionSchema),
      schema: adAccountsAnswer,
    });
    return toPage(data.rows.map(toAdAccount), next && encodePageCursor(next), data.skipped);
  };

function toAdAccount(row: ApiAdAccount): RemoteAdAccount {
  const status = row.account_status;
  return {
    externalId: row.id,
    name: row.name ?? row.id,
    currency: row.currency,
    timeZone: row.timezone_name,
    externalStatus: status === undefined ? null : (ACCOUNT_STATUS[status] ?? String(status)),
    accessPath: null,
  };
}
