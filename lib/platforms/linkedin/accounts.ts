import { decodePageCursor, encodePageCursor, positionSchema } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { toPage } from '../rows';
import { adAccountsAnswer } from './api-types';
import type { LinkedInClient } from './client';
import { PAGE_SIZE } from './constants';
import { toAdAccount } from './normalize';
import { readSearch } from './vendor/paging';

export const listAccounts =
  (client: LinkedInClient): AdsFacet['listAccounts'] =>
  async ({ accessToken, cursor }) => {
    const { rows, next, skipped } = await readSearch(client, {
      path: ['adAccounts'],
      endpoint: 'GET /adAccounts',
      accessToken,
      query: {},
      pageSize: PAGE_SIZE.accounts,
      position: decodePageCursor(cursor, positionSchema),
      schema: adAccountsAnswer,
    });
    return toPage(rows.map(toAdAccount), next && encodePageCursor(next), skipped);
  };
