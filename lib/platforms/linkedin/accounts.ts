import { decodeCursor, encodeCursor, positionSchema } from '../page-cursor';
import type { Platform } from '../platform';
import { pageOf } from '../rows';
import { adAccountsAnswer } from './api-types';
import type { LinkedInClient } from './client';
import { PAGE_SIZE } from './facts';
import { accountOf } from './normalize';
import { readSearch } from './paging';

/** Ad accounts in which the member has a role, in every state. */
export const listAccounts =
  (client: LinkedInClient): Platform['listAccounts'] =>
  async ({ accessToken, cursor }) => {
    const { rows, next, skipped } = await readSearch(client, {
      path: ['adAccounts'],
      endpoint: 'GET /adAccounts',
      accessToken,
      query: {},
      pageSize: PAGE_SIZE.accounts,
      position: decodeCursor(cursor, positionSchema),
      schema: adAccountsAnswer,
    });
    return pageOf(rows.map(accountOf), next && encodeCursor(next), skipped);
  };
