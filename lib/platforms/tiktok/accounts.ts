import { z } from 'zod';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdsFacet, PlatformConfig } from '../platform';
import { type Rows, toPage } from '../rows';
import { advertiserInfoAnswer, advertisersAnswer } from './api-types';
import type { TikTokClient } from './client';
import { ADS_PAGE_SIZE } from './constants';
import { toAdAccount } from './normalize';
import { unpackDualGrant } from './vendor/dual-grant';

const FIELDS = ['advertiser_id', 'name', 'currency', 'timezone', 'display_timezone', 'status'];

const stateSchema = z.object({ afterId: z.string() });

// Numeric order of ids: 9 comes before 10.
const byId = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1);

const ofOneAccount = (error: unknown): error is VendorError =>
  error instanceof VendorError && ['account_unavailable', 'permission_missing'].includes(error.code);

async function readOneByOneIfRefused<Row>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<Rows<Row>>,
): Promise<Rows<Row>> {
  try {
    return await read(ids);
  } catch (error) {
    if (ids.length === 1 || !ofOneAccount(error)) throw error;
  }
  const found: Rows<Row> = { rows: [], skipped: [] };
  let refusal: VendorError | undefined;
  for (const id of ids) {
    try {
      const { rows, skipped } = await read([id]);
      found.rows.push(...rows);
      found.skipped.push(...skipped);
    } catch (error) {
      if (!ofOneAccount(error)) throw error;
      refusal = error;
      found.skipped.push(error.code);
    }
  }
  if (refusal && found.rows.length === 0) throw refusal;
  return found;
}

/** TikTok lists all granted ids at once, so a page is the next ids in order, however the list has changed. */
export const listAccounts =
  (config: PlatformConfig, client: TikTokClient): AdsFacet['listAccounts'] =>
  async ({ accessToken, cursor }) => {
    const { ads } = unpackDualGrant(accessToken);
    if (!ads) return { items: [], nextCursor: null };
    const call = { half: 'ads', accessToken: ads.token } as const;
    const { list: granted } = await client.get({
      ...call,
      path: 'oauth2/advertiser/get/',
      query: { app_id: config.clientId, secret: config.clientSecret },
      schema: advertisersAnswer,
    });
    const after = decodePageCursor(cursor, stateSchema)?.afterId;
    const left = [...new Set(granted.rows.map((row) => row.advertiser_id))]
      .sort(byId)
      .filter((id) => after === undefined || (id !== after && byId(id, after) > 0));
    const ids = left.slice(0, ADS_PAGE_SIZE.accounts);
    const last = ids.at(-1);
    if (last === undefined) return { items: [], nextCursor: null };
    const read = (some: readonly string[]) =>
      client.get({
        ...call,
        path: 'advertiser/info/',
        query: { advertiser_ids: some, fields: FIELDS },
        schema: advertiserInfoAnswer,
      });
    const { rows, skipped } = await readOneByOneIfRefused(ids, async (some) => (await read(some)).list);
    const nextCursor = left.length > ids.length ? encodePageCursor({ afterId: last }) : null;
    return toPage(rows.map(toAdAccount), nextCursor, [...granted.skipped, ...skipped]);
  };
