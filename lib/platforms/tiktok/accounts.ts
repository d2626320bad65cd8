import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../page-cursor';
import type { Platform, PlatformConfig } from '../platform';
import { advertiserInfoAnswer, advertisersAnswer } from './api-types';
import type { TikTokClient } from './client';
import { ADS_PAGE_SIZE } from './facts';
import { unpackHalves } from './grant-halves';
import { accountOf } from './normalize';

const FIELDS = ['advertiser_id', 'name', 'currency', 'timezone', 'display_timezone', 'status'];

const stateSchema = z.object({ afterId: z.string() });

/** Ids grow with their digits: 9 comes before 10. */
const byId = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1);

/**
 * Ad accounts that were granted. TikTok lists all ids at once and details for some of them, so a page is the next
 * ids in order, however the list has changed since the page before.
 */
export const listAccounts =
  (config: PlatformConfig, client: TikTokClient): Platform['listAccounts'] =>
  async ({ accessToken, cursor }) => {
    const { ads } = unpackHalves(accessToken);
    if (!ads) return { items: [], nextCursor: null };
    const call = { half: 'ads', accessToken: ads.token } as const;
    const { list: granted } = await client.get({
      ...call,
      path: 'oauth2/advertiser/get/',
      query: { app_id: config.clientId, secret: config.clientSecret },
      schema: advertisersAnswer,
    });
    const after = decodeCursor(cursor, stateSchema)?.afterId;
    const left = [...new Set(granted.map((row) => row.advertiser_id))]
      .sort(byId)
      .filter((id) => after === undefined || (id !== after && byId(id, after) > 0));
    const ids = left.slice(0, ADS_PAGE_SIZE.accounts);
    const last = ids.at(-1);
    if (last === undefined) return { items: [], nextCursor: null };
    const { list } = await client.get({
      ...call,
      path: 'advertiser/info/',
      query: { advertiser_ids: ids, fields: FIELDS },
      schema: advertiserInfoAnswer,
    });
    return {
      items: list.map(accountOf),
      nextCursor: left.length > ids.length ? encodeCursor({ afterId: last }) : null,
    };
  };
