import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import type { Platform } from '@/lib/platforms/platform';
import { createPlatform, platformDefinition } from '@/lib/platforms/registry';
import { emptyPage } from '@/lib/platforms/rows';
import { packDualGrant as packTikTok } from '@/lib/platforms/tiktok/vendor/dual-grant';
import { packDualGrant as packTwitter } from '@/lib/platforms/twitter/vendor/dual-grant';
import { VendorError } from '@/lib/vendor-http/vendor-error';

const record = z.record(z.string(), z.unknown());
const answer = z.object({
  status: z.int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown(),
});

/** A recorded answer of a platform, or a delivery, with what the connector is to make of it. */
export const recordedCase = z.object({
  platform: z.enum(platformIds),
  call: z.enum(['listAccounts', 'listProfiles', 'listCampaigns', 'listDailyMetrics', 'readAccountTotals', 'webhook']),
  request: z
    .object({
      account: z
        .object({
          externalId: z.string(),
          currency: z.string(),
          timeZone: z.string(),
          accessPath: z.string().nullable(),
        })
        .optional(),
      window: z.object({ from: z.string(), to: z.string() }).optional(),
    })
    .default({}),
  /** By method and path without host and version. */
  answers: z.record(z.string(), answer).default({}),
  delivery: z.unknown().optional(),
  right: z.object({
    items: z.array(record).optional(),
    includes: z.array(record).optional(),
    nextCursor: z.null().optional(),
    skipped: z.int().optional(),
    totals: record.optional(),
    error: z.object({ errorClass: z.string(), code: z.string().optional() }).optional(),
    requests: z.int().optional(),
    deliveries: z.array(record).optional(),
  }),
});
export type RecordedCase = z.output<typeof recordedCase>;

/** What the connector made of the answers. Amounts in micros are text. */
export interface Replayed {
  items?: unknown[];
  nextCursor?: string | null;
  skipped?: number;
  totals?: unknown;
  error?: { errorClass: string; code: string };
  deliveries?: unknown[];
  requests: number;
}

const TOKENS: Partial<Record<RecordedCase['platform'], string>> = {
  tiktok: packTikTok({ ads: { token: 'recorded', scopes: [4, 100, 200, 210] }, posts: null }),
  twitter: packTwitter({ ads: { token: 'recorded', secret: 'recorded' }, posts: null }),
};

/** Method and path of a call as recordings name it; X's Ads API keeps its version. */
function routeOf(url: URL, method: string): string {
  return `${method} ${url.pathname.replace(/^\/(?:open_api\/v[\d.]+|rest|v\d+(?:\.\d+)?)(?=\/)/, '')}`;
}

const withText = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part)));

/** Lets the connector's own code read the answers of a case in place of the platform's. */
export async function replayAnswer({
  platform: id,
  call,
  request,
  answers,
  delivery,
}: RecordedCase): Promise<Replayed> {
  if (call === 'webhook') return { requests: 0, deliveries: deliveriesOf(id, delivery) };
  let requests = 0;
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    requests += 1;
    const url = new URL(input instanceof Request ? input.url : input);
    const found = answers[routeOf(url, init?.method ?? 'GET')];
    if (!found) throw new Error(`no recorded answer for ${routeOf(url, init?.method ?? 'GET')}`);
    return new Response(JSON.stringify(found.body), { status: found.status, headers: found.headers });
  };
  try {
    const platform = createPlatform(id, {
      clientId: 'recorded',
      clientSecret: 'recorded',
      oauth1: { consumerKey: 'recorded', consumerSecret: 'recorded' },
    });
    return { ...(await read(platform, call, request, TOKENS[id] ?? 'recorded')), requests };
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return { error: { errorClass: error.errorClass, code: error.code }, requests };
  } finally {
    globalThis.fetch = original;
  }
}

async function read(
  platform: Platform,
  call: Exclude<RecordedCase['call'], 'webhook'>,
  { account, window }: RecordedCase['request'],
  accessToken: string,
): Promise<Omit<Replayed, 'requests'>> {
  const page = { accessToken, cursor: null };
  if (call === 'listAccounts') return pageOf(await platform.ads.listAccounts(page));
  if (call === 'listProfiles') return pageOf((await platform.content?.listProfiles(page)) ?? emptyPage());
  if (!account) throw new Error('the case names no account');
  if (call === 'listCampaigns') return pageOf(await platform.ads.listCampaigns({ ...page, account }));
  if (!window) throw new Error('the case names no window');
  if (call === 'listDailyMetrics') return pageOf(await platform.ads.listDailyMetrics({ ...page, account, window }));
  return { totals: withText(await platform.ads.readAccountTotals({ accessToken, account, window })) };
}

function pageOf(page: { items: unknown[]; nextCursor: string | null; skipped?: readonly string[] }) {
  const items = page.items.map(withText);
  return { items, nextCursor: page.nextCursor, skipped: page.skipped?.length ?? 0 };
}

function deliveriesOf(id: RecordedCase['platform'], delivery: unknown): unknown[] {
  const webhooks = platformDefinition(id).webhooks;
  return webhooks
    .parseDelivery(Buffer.from(JSON.stringify(delivery)))
    .map(({ kind, subject, payload }) => ({ kind, subject, effects: withText(webhooks.effectsOf(payload)) }));
}
