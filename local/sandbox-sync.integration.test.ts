import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { addDays, dayInZone } from '@/lib/dates';
import { chooseAccounts } from '@/lib/integrations/choose-accounts';
import { finishConnect, startConnect } from '@/lib/integrations/connect';
import { getIntegration } from '@/lib/integrations/data';
import { configuredPlatform } from '@/lib/integrations/platform-config';
import { beginRun } from '@/lib/sync/begin-run';
import { finishRun } from '@/lib/sync/finish-run';
import { giveUpStep } from '@/lib/sync/give-up-step';
import { runStep } from '@/lib/sync/run-step';
import { mintSession, queue, runsOf } from '@/lib/sync/testing/connected-organization';
import { rollUps } from '@/lib/sync/testing/stored-facts';
import { type Sandbox, startSandbox } from '../sandbox/server';

// The product's own connector and configuration, the emulated platform, a real database: only the engine is missing.
const origin = 'http://127.0.0.1:3000';
let sandbox: Sandbox;
let session: OrgSession;
let integrationId: string;
let firstRun: string;

/** Grants everything as the first person of the consent screen; the parameters that come back. */
async function grant(dialog: URL): Promise<URLSearchParams> {
  const html = await (await fetch(dialog)).text();
  const values = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, value = '']) => value);
  const form = new URLSearchParams({ decision: 'continue', person: values(/<option value="(\d+)"/g)[0] ?? '' });
  for (const permission of values(/name="permission" value="(\w+)" checked/g)) form.append('permission', permission);
  const answer = await fetch(dialog, { method: 'POST', body: form, redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '').searchParams;
}

async function perform(runId: string) {
  for (const key of (await beginRun(session.orgId, runId)) ?? []) {
    let outcome = await runStep({ orgId: session.orgId, runId, key });
    while (outcome === 'more') outcome = await runStep({ orgId: session.orgId, runId, key });
    if (outcome === 'stopped') break;
  }
  return finishRun(session.orgId, runId);
}

beforeAll(async () => {
  sandbox = await startSandbox();
  process.env.CMIS_SANDBOX_URL = sandbox.url;
  session = await mintSession();
  const request = { platform: 'meta' as const, locale: 'ar', origin, sessionVersion: 1 };
  const back = await grant(await startConnect(session, request));
  const returned = { platform: 'meta' as const, code: back.get('code'), state: back.get('state') };
  const { integrationId: id } = await finishConnect({ ...returned, userId: session.user.id, sessionVersion: 1 });
  integrationId = id;
  const { adAccounts, profiles } = await getIntegration(session.orgId, id);
  const choice = { adAccountIds: adAccounts.map(({ id }) => id), profileIds: profiles.map(({ id }) => id) };
  firstRun = (await chooseAccounts(session, id, choice)).runId;
}, 60_000);

afterAll(() => sandbox.close());

describe('a sync of the emulated platform', () => {
  it('reads accounts, campaigns, facts and posts, and rolls them up', async () => {
    expect(await perform(firstRun)).toMatchObject({ status: 'succeeded' });
    const { stored, summed } = await rollUps(session.orgId);
    expect(stored.length).toBeGreaterThan(100);
    expect(stored).toEqual(summed);
    const days = { from: addDays(dayInZone(new Date(), 'UTC'), -20), to: addDays(dayInZone(new Date(), 'UTC'), -2) };
    const read = await withOrg(session.orgId, (tx) =>
      tx.execute(sql`
        select a.external_id as account, sum(m.spend_micros)::text as spend, sum(m.conversion_value_micros)::text as value
        from ad_metrics m join ad_accounts a on a.id = m.ad_account_id
        where m.date between ${days.from} and ${days.to} group by 1 order by 1`),
    );
    const world = sandbox.world
      .platform('meta')
      .totals(days)
      .map((total) => ({
        account: `act_${total.accountId}`,
        spend: String(total.spendMicros),
        value: String(total.conversionValueMicros ?? null),
      }));
    const readAccounts = new Set(read.map((row) => row.account));
    expect(read.map((row) => ({ ...row, value: String(row.value) }))).toEqual(
      world.filter((total) => readAccounts.has(total.account)).sort((a, b) => (a.account < b.account ? -1 : 1)),
    );
    const [counts] = await withOrg(session.orgId, (tx) =>
      tx.execute(sql`select (select count(*)::int from campaigns) as campaigns, (select count(*)::int from posts) as posts,
        (select count(*)::int from ad_metrics) as facts, (select count(*)::int from post_metrics) as engagement`),
    );
    expect(Object.values(counts ?? {}).every((count) => Number(count) > 0)).toBe(true);
  }, 120_000);

  it('changes no fact when nothing changed', async () => {
    expect(await perform(await queue(session.orgId, integrationId, 'metrics'))).toMatchObject({ status: 'succeeded' });
    expect((await runsOf(session.orgId))[0]).toMatchObject({ rowsChanged: 0 });
  }, 60_000);

  it('ends with a clear code, and keeps the connection, when the platform is down', async () => {
    await sandbox.close();
    const runId = await queue(session.orgId, integrationId, 'metrics');
    const [key = ''] = (await beginRun(session.orgId, runId)) ?? [];
    const step = { orgId: session.orgId, runId, key };
    await expect(runStep(step)).rejects.toMatchObject({ errorClass: 'transient', code: 'connection_failed' });
    expect(await giveUpStep(step)).toBe('stopped');
    expect(await finishRun(session.orgId, runId)).toMatchObject({ status: 'failed' });
    expect((await runsOf(session.orgId))[0]).toMatchObject({ errorCode: 'connection_failed' });
    expect(await getIntegration(session.orgId, integrationId)).toMatchObject({ status: 'active' });
    expect(configuredPlatform('meta')).toBe(configuredPlatform('meta'));
  }, 60_000);
});
