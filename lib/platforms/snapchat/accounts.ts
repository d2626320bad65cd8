import { decodePageCursor, encodePageCursor, positionSchema } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { toPage } from '../rows';
import { organizationsAnswer } from './api-types';
import type { SnapchatClient } from './client';
import { PAGE_SIZE } from './constants';
import { toAdAccount } from './normalize';
import { nextPosition, pageQuery } from './vendor/paging';

const ENDPOINT = 'GET /me/organizations';

export const listAccounts =
  (client: SnapchatClient): AdsFacet['listAccounts'] =>
  async ({ accessToken, cursor }) => {
    const position = decodePageCursor(cursor, positionSchema);
    const answer = await client.get({
      path: ['me', 'organizations'],
      endpoint: ENDPOINT,
      accessToken,
      query: { with_ad_accounts: 'true', ...pageQuery(PAGE_SIZE.organizations, position) },
      schema: organizationsAnswer,
    });
    const next = nextPosition(position, answer.paging, ENDPOINT);
    const lists = answer.organizations.rows.map(({ organization }) => organization.ad_accounts);
    // Both the agency and the owner of an account list it.
    const rows = [...new Map(lists.flatMap((list) => list.rows).map((account) => [account.id, account])).values()];
    const skipped = [...answer.organizations.skipped, ...lists.flatMap((list) => list.skipped)];
    return toPage(rows.map(toAdAccount), next && encodePageCursor(next), skipped);
  };
