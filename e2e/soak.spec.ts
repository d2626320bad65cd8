import { sized } from '@/db/testing/test-size';
import { addDays, dayInZone } from '@/lib/dates';
import type { FaultInput } from '@/sandbox/fault-schema';
import { expect, test } from './api-fixtures';
import { cmisClient } from './cmis-client';
import { inOrganization } from './org-rows';
import { addFault, clearFaults, worldTotals } from './sandbox-control';
import { killProcess } from './stack-processes';

// All faults of the platforms at once while processes of the stack are killed. Every connection must recover by itself,
// with no row lost or doubled.
const SOAK_MS = sized(20_000, 30 * 60_000);
const KILL_EVERY_MS = sized(9_000, 75_000);
/** An open circuit closes within a quarter of an hour. */
const HEAL_MS = sized(150_000, 20 * 60_000);

const everyFault: FaultInput[] = [
  { kind: 'rate_limited', retryAfterSeconds: 2, probability: 0.02 },
  { kind: 'http_500', probability: 0.02 },
  { kind: 'html_503', probability: 0.02 },
  { kind: 'timeout', delayMs: 30_000, probability: 0.003 },
  { kind: 'reset', probability: 0.02 },
  ...['meta', 'google', 'linkedin', 'snapchat'].map((platform) => ({
    kind: 'expired_token' as const,
    match: { platform },
    probability: 0.004,
  })),
  { kind: 'truncated_page', probability: 0.01 },
  { kind: 'half_page_then_reset', probability: 0.01 },
  { kind: 'malformed_json', probability: 0.01 },
  { kind: 'schema_drift', probability: 0.002 },
  { kind: 'repeated_cursor', probability: 0.002 },
  { kind: 'huge_body', bytes: 100 * 1024 * 1024, probability: 0.001 },
];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('after faults and kills every connection is up to date and every figure correct', async ({
  demo,
  stack,
  request,
}) => {
  test.setTimeout(SOAK_MS + HEAL_MS + 120_000);
  const api = cmisClient(demo);
  const path = { org: demo.id };
  const statuses = async () => {
    const { data } = await api.GET('/api/orgs/{org}/sync/status', { params: { path } });
    if (!data) throw new Error('There are no states of syncs.');
    return data.integrations;
  };
  const before = await statuses();
  const ids = before.map(({ integrationId }) => integrationId);
  const readBefore = new Set(
    before.flatMap(({ platform, streams }) =>
      streams.filter(({ lastSuccessAt }) => lastSuccessAt).map(({ stream }) => `${platform} ${stream}`),
    ),
  );
  expect(readBefore.size).toBeGreaterThan(2 * ids.length);

  for (const fault of everyFault) await addFault(request, stack.sandboxUrl, fault);
  const victims = ['app', 'executor', 'postgres'] as const;
  const end = Date.now() + SOAK_MS;
  for (let turn = 0, nextKill = Date.now() + KILL_EVERY_MS / 2; Date.now() < end; turn += 1) {
    const dataType = (['all', 'metrics', 'campaigns', 'posts'] as const)[turn % 4] ?? 'all';
    const params = { path: { ...path, integrationId: ids[turn % ids.length] ?? '' } };
    // The app may be the process that was killed.
    await api
      .POST('/api/orgs/{org}/sync/integrations/{integrationId}/trigger', { params, body: { dataType } })
      .catch(() => null);
    if (Date.now() > nextKill) {
      killProcess(victims[Math.floor(nextKill / KILL_EVERY_MS) % victims.length] ?? 'app');
      nextKill += KILL_EVERY_MS;
    }
    await pause(3_500);
  }

  await clearFaults(request, stack.sandboxUrl);
  const over = new Date();
  await expect(async () => {
    await api.POST('/api/orgs/{org}/sync/trigger', { params: { path }, body: { dataType: 'all' } });
    for (const { platform, streams, tokenStatus } of await statuses()) {
      expect(tokenStatus, platform).not.toBe('dead');
      for (const { stream, lastSuccessAt } of streams) {
        if (!readBefore.has(`${platform} ${stream}`)) continue;
        expect(Date.parse(lastSuccessAt ?? ''), `${platform} ${stream}`).toBeGreaterThan(over.getTime());
      }
    }
  }).toPass({ timeout: HEAL_MS, intervals: [5_000] });

  const rows = await inOrganization(
    stack,
    demo.id,
    (sql) =>
      sql<Record<'platform' | 'externalId' | 'timeZone' | 'readFrom', string>[]>`
      select platform, external_id as "externalId", time_zone as "timeZone", read_from::text as "readFrom"
      from ad_accounts where org_id = ${demo.id} and selected`,
  );
  for (const { platform, externalId, timeZone, readFrom } of rows) {
    // Some platforms report today only up to the last whole hour.
    const to = addDays(dayInZone(new Date(), timeZone), -1);
    const world = await worldTotals(request, stack.sandboxUrl, { platform, accountId: externalId, from: readFrom, to });
    const [stored] = await inOrganization(
      stack,
      demo.id,
      (sql) =>
        sql<{ rows: number; spend: string; rolledUp: string }[]>`
        select count(m.*)::int as rows, coalesce(sum(m.spend_micros), 0)::text as spend,
          (select coalesce(sum(d.spend_micros), 0)::text from org_daily_metrics d
            where d.org_id = a.org_id and d.ad_account_id = a.id and d.date between ${readFrom} and ${to}) as "rolledUp"
        from ad_accounts a left join ad_metrics m
          on m.org_id = a.org_id and m.ad_account_id = a.id and m.date between ${readFrom} and ${to}
        where a.org_id = ${demo.id} and a.external_id = ${externalId} group by a.org_id, a.id`,
    );
    expect
      .soft(stored, `${platform} ${externalId}`)
      .toEqual({ rows: world.rows, spend: world.spendMicros, rolledUp: world.spendMicros });
  }
});
