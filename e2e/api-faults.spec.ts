import { expect, test } from './api-fixtures';
import { cmisClient } from './cmis-client';
import { expectProblem } from './expect-problem';
import { badrKhaled, chooseEverything, connectMeta, revokeBadr } from './meta-consent';
import { factsDigest } from './org-rows';
import { callApi, foundOrganization, type Organization } from './organization';
import { addFault, clearFaults, faultHits, worldTotals } from './sandbox-control';
import { expectHistoryRead, expectRun, triggerSync } from './sync-runs';

const order = { platform: 'meta', method: 'POST', pathPattern: `/act_${badrKhaled.accountId}/insights$` };
const rows = { platform: 'meta', method: 'GET', pathPattern: '/v[0-9.]+/[0-9]+/insights$' };

let company: Organization;
let integrationId = '';

const reauthRequired = { status: 409, code: 'reauth_required' };

const ofConnection = () => ({ path: { org: company.id, integrationId } });

async function loadDashboard() {
  const { data } = await cmisClient(company).GET('/api/orgs/{org}/dashboard', {
    params: { path: { org: company.id } },
  });
  if (!data) throw new Error('There is no dashboard.');
  return data;
}

async function loadConnection() {
  const params = ofConnection();
  const { data } = await cmisClient(company).GET('/api/orgs/{org}/integrations/{integrationId}', { params });
  if (!data) throw new Error('There is no connection.');
  return data;
}

function requestSync() {
  return cmisClient(company).POST('/api/orgs/{org}/sync/integrations/{integrationId}/trigger', {
    params: ofConnection(),
    body: { dataType: 'metrics' },
  });
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ person, stack }) => {
  company = await foundOrganization(person.session, { currency: 'KWD', timeZone: 'Asia/Kuwait' });
  integrationId = await connectMeta(person.session, company.id);
  await expectRun(stack, company.id, await chooseEverything(company, integrationId), { status: 'succeeded' });
});

test.afterEach(async ({ request, stack }) => clearFaults(request, stack.sandboxUrl));

test('an organization with one currency reads its totals to the micro', async ({ request, stack }) => {
  const dashboard = await loadDashboard();
  const { from, to } = dashboard.period;
  const reported = await worldTotals(request, stack.sandboxUrl, {
    platform: 'meta',
    accountId: badrKhaled.accountId,
    from,
    to,
  });
  const { spend, conversionValue, impressions, clicks, conversions } = dashboard.overview.advertising;
  expect({ spend, conversionValue, impressions, clicks, conversions: Number(conversions) }).toEqual({
    spend: { amountMicros: reported.spendMicros, currency: 'KWD' },
    conversionValue: { amountMicros: reported.conversionValueMicros, currency: 'KWD' },
    impressions: reported.impressions,
    clicks: reported.clicks,
    conversions: reported.conversions,
  });
});

test('accounts of other connections cannot be chosen', async ({ demo, stack }) => {
  const before = await loadConnection();
  const { data } = await cmisClient(demo).GET('/api/orgs/{org}/integrations', { params: { path: { org: demo.id } } });
  const [foreign] = data?.integrations ?? [];
  const [foreignAccount = '', foreignProfile = ''] = [foreign?.adAccounts[0]?.id, foreign?.profiles[0]?.id];
  const own = before.adAccounts[0]?.id ?? '';
  const choices = [
    { choice: { adAccountIds: [own, foreignAccount], profileIds: [] }, field: 'body.adAccountIds' },
    { choice: { adAccountIds: [own], profileIds: [foreignProfile] }, field: 'body.profileIds' },
    { choice: { adAccountIds: [], profileIds: [] }, field: 'body.adAccountIds' },
    { choice: { adAccountIds: ['nonsense'], profileIds: [] }, field: 'body.adAccountIds.0' },
  ];
  for (const { choice, field } of choices) {
    const answer = await callApi(company, 'PUT', `/integrations/${integrationId}/accounts`, choice);
    const { invalidParams } = await expectProblem(answer, 400, 'invalid_input');
    expect(invalidParams).toEqual([{ name: field, reason: expect.any(String) }]);
  }
  const after = await loadConnection();
  expect(after.adAccounts).toEqual(before.adAccounts);
  expect(after.profiles).toEqual(before.profiles);
  expect(stack.orgId).not.toBe(company.id);
});

test('a page that breaks off is read again and changes no figure', async ({ request, stack }) => {
  await expectHistoryRead(company);
  const facts = await factsDigest(stack, company.id);
  expect(facts.rows).toBeGreaterThan(100);
  await addFault(request, stack.sandboxUrl, { kind: 'half_page_then_reset', match: rows, times: 1 });
  const runId = await triggerSync(company, integrationId, 'metrics');
  await expectRun(stack, company.id, runId, { status: 'succeeded', error_code: null });
  expect(await faultHits(request, stack.sandboxUrl)).toEqual([1]);
  expect(await factsDigest(stack, company.id)).toEqual(facts);
});

test('an answer of an undocumented shape fails the run with a clear code', async ({ request, stack }) => {
  const facts = await factsDigest(stack, company.id);
  await addFault(request, stack.sandboxUrl, { kind: 'schema_drift', match: rows, field: 'spend', change: 'retype' });
  const runId = await triggerSync(company, integrationId, 'metrics');
  const failure = { status: 'failed', error_class: 'permanent', error_code: 'unexpected_answer' };
  await expectRun(stack, company.id, runId, failure);
  expect(await factsDigest(stack, company.id)).toEqual(facts);

  await clearFaults(request, stack.sandboxUrl);
  const next = await triggerSync(company, integrationId, 'metrics');
  await expectRun(stack, company.id, next, { status: 'succeeded', error_code: null });
});

test('a run reports a platform that is down, waits, and succeeds once it is back', async ({ request, stack }) => {
  const facts = await factsDigest(stack, company.id);
  await addFault(request, stack.sandboxUrl, { kind: 'down', match: order });
  const runId = await triggerSync(company, integrationId, 'metrics');
  const waiting = { status: 'running', error_class: 'transient', error_code: 'connection_failed', attempts: 1 };
  await expectRun(stack, company.id, runId, waiting);
  expect(await factsDigest(stack, company.id)).toEqual(facts);
  // Three attempts at the call; the engine then pauses.
  expect(await faultHits(request, stack.sandboxUrl)).toEqual([3]);
  expect((await loadDashboard()).organization.id).toBe(company.id);

  await clearFaults(request, stack.sandboxUrl);
  await expectRun(stack, company.id, runId, { status: 'succeeded', error_code: null });
  expect(await factsDigest(stack, company.id)).toEqual(facts);
});

test('a token revoked during a sync requires the person to reconnect', async ({ request, stack, person }) => {
  const facts = await factsDigest(stack, company.id);
  // The first call hangs until the grant is revoked; the next one uses a revoked token.
  await addFault(request, stack.sandboxUrl, { kind: 'timeout', match: order });
  const runId = await triggerSync(company, integrationId, 'metrics');
  await expect(async () => expect(await faultHits(request, stack.sandboxUrl)).not.toEqual([0])).toPass({
    timeout: 60_000,
    intervals: [50],
  });
  await revokeBadr(person.session, stack.sandboxUrl);
  await clearFaults(request, stack.sandboxUrl);
  await expectRun(stack, company.id, runId, { status: 'failed', error_class: 'reauth', error_code: 'token_revoked' });

  const integration = await loadConnection();
  expect(integration).toMatchObject({
    status: 'reauth_required',
    statusReason: 'token_revoked',
    sync: { state: 'blocked', nextRunAt: null, run: { id: runId, status: 'failed', errorCode: 'token_revoked' } },
  });
  expect((await requestSync()).error).toMatchObject(reauthRequired);
  const chosen = await cmisClient(company).PUT('/api/orgs/{org}/integrations/{integrationId}/accounts', {
    params: ofConnection(),
    body: { adAccountIds: integration.adAccounts.slice(0, 1).map(({ id }) => id), profileIds: [] },
  });
  expect(chosen.error).toMatchObject(reauthRequired);
  expect(await factsDigest(stack, company.id)).toEqual(facts);
  await expect(async () => {
    const { alerts, syncStatus, connectedAccounts } = await loadDashboard();
    expect(alerts).toContainEqual(expect.objectContaining({ kind: 'token_dead', subjectId: integrationId }));
    expect(syncStatus.health).toBe('failing');
    expect(connectedAccounts.accounts[0]?.status).toBe('reauth_required');
  }).toPass({ timeout: 90_000, intervals: [1000] });

  // A new consent restores the same connection with its accounts and history.
  expect(await connectMeta(person.session, company.id)).toBe(integrationId);
  expect(await loadConnection()).toMatchObject({
    status: 'active',
    statusReason: null,
    adAccounts: integration.adAccounts,
  });
  const next = await triggerSync(company, integrationId, 'metrics');
  await expectRun(stack, company.id, next, { status: 'succeeded', error_code: null });
  expect(await factsDigest(stack, company.id)).toEqual(facts);
});

test('disconnecting stops the syncs and keeps the history', async ({ stack }) => {
  const facts = await factsDigest(stack, company.id);
  const removed = await cmisClient(company).DELETE('/api/orgs/{org}/integrations/{integrationId}', {
    params: ofConnection(),
  });
  expect(removed.response.status).toBe(204);
  expect((await requestSync()).error).toMatchObject(reauthRequired);
  expect(await factsDigest(stack, company.id)).toEqual(facts);
});
