import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { withOrg } from '@/db/tenant';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/alerts/list-alerts';
import { addDays, daysOf } from '@/lib/dates';
import { logger } from '@/lib/logger';
import { microsFromDecimal } from '@/lib/money';
import type { PlatformId } from '@/lib/platform-ids';
import { metricsAnswer } from '@/lib/platforms/google/api-types';
import { toDailyMetrics as googleMetrics } from '@/lib/platforms/google/normalize';
import { insightsAnswer } from '@/lib/platforms/meta/api-types';
import { toDailyMetrics as metaMetrics } from '@/lib/platforms/meta/normalize';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { reportAnswer } from '@/lib/platforms/tiktok/api-types';
import { connectAll, mintSession, sync } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, remoteCampaign, remoteMetrics } from '@/lib/sync/testing/fake-platform';

const today = '2026-11-23';
const days = daysOf(addDays(today, -19), today);

/** A case file beside the repository where there is one, else its twin here. */
function caseFile<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  const places = ['../../shared/cases/reports', '../../../shared/cases/reports', 'reports'];
  const found = places.map((place) => path.join(import.meta.dirname, place, name)).find((file) => existsSync(file));
  if (!found) throw new Error(`There is no case file ${name}.`);
  return schema.parse(JSON.parse(readFileSync(found, 'utf8')));
}

beforeEach(() => {
  logger.level = 'silent';
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T20:00:00Z`) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is stored after the platform answered `before` and then `after`, and which doubt is alerted. */
async function readTwice(
  before: RemoteDailyMetrics[],
  after: RemoteDailyMetrics[],
  change?: (p: FakePlatform) => void,
  reader: PlatformId = 'meta',
) {
  const platform = new FakePlatform();
  platform.conversionActions = platformDefinition(reader).conversionActions;
  platform.pageSize = 500;
  platform.accounts = [remoteAccount('101', 'SAR', 'Asia/Riyadh')];
  platform.campaigns.set(
    '101',
    [...new Set(before.map((row) => row.campaignExternalId))].map((id) => remoteCampaign(id)),
  );
  platform.metrics.set('101', before);
  const session = await mintSession();
  const integrationId = await connectAll(session, platform);
  await sync(session.orgId, integrationId, platform);
  vi.setSystemTime(new Date(`${today}T20:30:00Z`));
  platform.metrics.set('101', after);
  change?.(platform);
  await sync(session.orgId, integrationId, platform);
  await evaluateAlerts(session.orgId);
  const { alerts } = await listAlerts(session.orgId, { state: 'open', limit: 50 });
  const spend = await withOrg(session.orgId, (tx) =>
    tx.execute<{ campaign: string; spend: string; conversions: string }>(sql`
      select c.external_id as campaign, sum(m.spend_micros)::text as spend, sum(m.conversions)::float::text as conversions
      from ad_metrics m join campaigns c on c.org_id = m.org_id and c.id = m.campaign_id
      where m.org_id = ${session.orgId} group by 1 order by 1`),
  );
  return { spend, held: alerts.filter(({ kind }) => kind === 'figures_held').map(({ values }) => values.doubt) };
}

/** Rows of `spend` spread over the days, the rest on the last. */
function spread(campaign: string, spend: string): RemoteDailyMetrics[] {
  const whole = microsFromDecimal(spend);
  const each = whole / BigInt(days.length);
  return days.map((date, index) =>
    remoteMetrics(campaign, date, { spendMicros: index === 0 ? whole - each * BigInt(days.length - 1) : each }),
  );
}

describe('deleted-campaign.json', () => {
  it('keeps the spend of the account and of the campaign where the answer lacks its rows', async () => {
    const { before } = caseFile(
      'deleted-campaign.json',
      z.object({ before: z.object({ campaign: z.string(), spend: z.string(), accountSpend: z.string() }) }),
    );
    const others = spread('others', `${(Number(before.accountSpend) - Number(before.spend)).toFixed(2)}`);
    const { spend, held } = await readTwice([...spread(before.campaign, before.spend), ...others], others, (platform) =>
      platform.campaigns.set('101', [
        remoteCampaign('others'),
        remoteCampaign(before.campaign, { status: 'removed', externalStatus: 'DELETED' }),
      ]),
    );
    expect(spend.find(({ campaign }) => campaign === before.campaign)?.spend).toBe(
      microsFromDecimal(before.spend).toString(),
    );
    expect(spend.reduce((sum, row) => sum + BigInt(row.spend), 0n)).toBe(microsFromDecimal(before.accountSpend));
    expect(held).toEqual([]);
  });
});

const purchases = (type: string, value: string) => [{ action_type: type, value }];
const metaRows = (actionsOf: (index: number) => object | undefined) =>
  insightsAnswer
    .parse({
      data: days.slice(0, -3).flatMap((date, day) =>
        ['c1', 'c2', 'c3'].map((campaign_id, index) => ({
          campaign_id,
          date_start: date,
          date_stop: date,
          impressions: '900',
          clicks: '9',
          spend: '2.50',
          ...actionsOf(day * 3 + index),
        })),
      ),
    })
    .data.map((row) => metaMetrics(row, 'SAR'));
const metaKnown = metaRows(() => ({ actions: purchases('offsite_conversion.fb_pixel_purchase', '3') }));

const googleRows = (conversions: object) =>
  metricsAnswer
    .parse({
      results: days.slice(-3).flatMap((date) =>
        ['1', '2'].map((id) => ({
          campaign: { id, name: id },
          segments: { date },
          metrics: { impressions: '90', clicks: '9', costMicros: '2500000', conversionsValue: 120.5, ...conversions },
        })),
      ),
    })
    .results.rows.flatMap((row) => googleMetrics(row, 'SAR') ?? []);

describe('missing-figure.json', () => {
  const cases = caseFile(
    'missing-figure.json',
    z.object({ cases: z.array(z.object({ platform: z.string(), answer: z.string(), right: z.string() })) }),
  ).cases.map(({ platform, answer, right }) => [platform, answer, right] as const);

  it.each(cases)('%s: %s', async (platform, answer, right) => {
    if (/refused/.test(right)) {
      expect(platform).toBe('tiktok');
      const row = {
        dimensions: { campaign_id: '1', stat_time_day: '2026-11-01 00:00:00' },
        metrics: { spend: '1.00', impressions: '9', clicks: '1' },
      };
      const page_info = { page: 1, page_size: 10, total_number: 1, total_page: 1 };
      const reads = (metrics: object) => reportAnswer.safeParse({ list: [{ ...row, metrics }], page_info }).success;
      expect([reads({ ...row.metrics, conversion: '2' }), reads(row.metrics)]).toEqual([true, false]);
      return;
    }
    if (platform === 'google') {
      const before = googleRows({ conversions: 35.78 });
      const { spend, held } = await readTwice(before, googleRows({}), undefined, 'google');
      expect(held).toEqual(['value_without_conversions']);
      expect(spend.reduce((sum, row) => sum + Number(row.conversions), 0)).toBeCloseTo(6 * 35.78);
      return;
    }
    expect(platform).toBe('meta');
    if (/zero/.test(right) && !/not zero/.test(right)) {
      const after = metaRows((index) =>
        index === 4 ? undefined : { actions: purchases('offsite_conversion.fb_pixel_purchase', '3') },
      );
      const { spend, held } = await readTwice(metaKnown, after);
      expect(held).toEqual([]);
      expect(spend.map(({ conversions }) => conversions)).toEqual(['51', '48', '51']);
      return;
    }
    const isUnknownType = /action type/.test(answer);
    const after = metaRows(() =>
      isUnknownType ? { actions: purchases('offsite_conversion.new_type', '3') } : undefined,
    );
    const { spend, held } = await readTwice(metaKnown, after);
    expect(held).toEqual(['conversions_missing']);
    expect(spend.map(({ conversions }) => conversions)).toEqual(['51', '51', '51']);
  });
});
