import { decodeCursor, encodeCursor, positionSchema } from '../page-cursor';
import type { Platform } from '../platform';
import { organizationsAnswer } from './api-types';
import type { SnapClient } from './client';
import { PAGE_SIZE } from './facts';
import { accountOf } from './normalize';
import { nextPosition, pageQuery } from './paging';

const ENDPOINT = 'GET /me/organizations';

/** Ad accounts in which the granting person has a role, organization by organization. */
export const listAccounts =
  (client: SnapClient): Platform['listAccounts'] =>
  async ({ accessToken, cursor }) => {
    const position = decodeCursor(cursor, positionSchema);
    const answer = await client.get({
      path: ['me', 'organizations'],
      endpoint: ENDPOINT,
      accessToken,
      query: { with_ad_accounts: 'true', ...pageQuery(PAGE_SIZE.organizations, position) },
      schema: organizationsAnswer,
    });
    const next = nextPosition(position, answer.paging, ENDPOINT);
    const accounts = answer.organizations.flatMap(({ organization }) => organization.ad_accounts ?? []);
    return {
      // An account that an agency runs for its owner is listed by both.
      items: [...new Map(accounts.map((account) => [account.id, accountOf(account)])).values()],
      nextCursor: next && encodeCursor(next),
    };
  };
