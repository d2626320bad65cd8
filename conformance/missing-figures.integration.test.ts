import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/alerts/list-alerts';
import { logger } from '@/lib/logger';
import type { PlatformId } from '@/lib/platform-ids';
import { sync } from '@/lib/sync/testing/connected-organization';
import { type Sandbox, startSandbox } from '@/sandbox/server';
import { connectOneAccount } from './sandbox-journey';

logger.level = 'silent';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Sums of what is stored, as text. */
const storedSums = (orgId: AuthorizedOrgId) =>
  withOrg(orgId, (tx) =>
    tx.execute<{ conversions: string; value: string }>(sql`
      select sum(conversions)::text as conversions, coalesce(sum(conversion_value_micros), 0)::text as value
      from ad_metrics where org_id = ${orgId} and date < current_date - 2`),
  );

const journeys = new Map<string, ReturnType<typeof connectOneAccount>>();

/** An organization for each platform that has read its figures once. */
function journeyOf(id: PlatformId): ReturnType<typeof connectOneAccount> {
  const begun = journeys.get(id) ?? begin(id);
  journeys.set(id, begun);
  return begun;
}

async function begin(id: PlatformId) {
  const journey = await connectOneAccount(sandbox, id);
  expect(await sync(journey.orgId, journey.integrationId, journey.platform, 'metrics')).toMatchObject({
    status: 'succeeded',
  });
  return journey;
}

describe('figures missing from every row of an answer', () => {
  it.each([
    ['meta', ['actions', 'action_values'], 'conversions_missing'],
    ['meta', ['actions'], 'value_without_conversions'],
    ['google', ['conversions'], 'value_without_conversions'],
    ['google', ['conversionsValue'], 'value_missing'],
    [
      'linkedin',
      ['externalWebsiteConversions', 'oneClickLeads', 'conversionValueInLocalCurrency'],
      'conversions_missing',
    ],
    [
      'tiktok',
      ['complete_payment', 'total_purchase', 'onsite_shopping', 'form', 'onsite_form'],
      'value_without_conversions',
    ],
    ['snapchat', ['conversion_purchases', 'native_leads', 'conversion_purchases_value'], 'conversions_missing'],
  ] as const)('of %s, %j, are held back and alerted as %s; stored ones stay', async (id, fields, doubt) => {
    const { orgId, integrationId, platform } = await journeyOf(id);
    const before = await storedSums(orgId);
    expect(Number(before[0]?.conversions)).toBeGreaterThan(0);
    sandbox.faults.add({ kind: 'schema_drift', change: 'remove', field: fields.join(','), match: { platform: id } });
    await sync(orgId, integrationId, platform, 'metrics');
    sandbox.faults.clear();
    await evaluateAlerts(orgId);
    const { alerts } = await listAlerts(orgId, { state: 'open', limit: 50 });
    expect(alerts.filter(({ kind }) => kind === 'figures_held').map(({ values }) => values.doubt)).toEqual([doubt]);
    expect(await storedSums(orgId)).toEqual(before);
  });

  it('of tiktok, conversion, are refused; stored ones stay', async () => {
    const { orgId, integrationId, platform } = await journeyOf('tiktok');
    const before = await storedSums(orgId);
    sandbox.faults.add({ kind: 'schema_drift', change: 'remove', field: 'conversion', match: { platform: 'tiktok' } });
    expect(await sync(orgId, integrationId, platform, 'metrics')).toMatchObject({ status: 'failed' });
    sandbox.faults.clear();
    expect(await storedSums(orgId)).toEqual(before);
  });
});
