import type { APIRequestContext, Page } from '@playwright/test';
import { syncStatusesSchema } from '@/lib/sync/schema';
import { cmisClient } from './cmis-client';
import { resumeDemoSession } from './demo-session';
import { expect, test } from './fixtures';
import type { Organization } from './organization';
import { addFault, clearFaults } from './sandbox-control';
import { expectRun, triggerSync } from './sync-runs';

// A scheduled run of the hour waits up to 300 s for its slot.
const FINISHED = { timeout: 420_000 };

const runningSync = (page: Page) => page.getByRole('progressbar', { name: /Progress of the sync|تقدم المزامنة/ });

const markPage = (page: Page) => page.evaluate(() => Reflect.set(window, 'notReloaded', true));
const expectSamePage = async (page: Page) =>
  expect(await page.evaluate(() => Reflect.get(window, 'notReloaded'))).toBe(true);

let demo: Organization;
let integrationId = '';

test.beforeEach(async ({ stack, request }) => {
  test.setTimeout(1_200_000);
  demo = { id: stack.orgId, token: stack.apiToken, requests: request };
  const { data } = await cmisClient(demo).GET('/api/orgs/{org}/integrations', { params: { path: { org: demo.id } } });
  integrationId = data?.integrations.find(({ platform }) => platform === 'meta')?.id ?? '';
});

test.afterEach(async ({ request, stack }) => clearFaults(request, stack.sandboxUrl));

/** Calls for campaigns of Meta hang until the fault is cleared, so that the running sync stays visible. */
function holdCampaigns(request: APIRequestContext, sandboxUrl: string): Promise<void> {
  return addFault(request, sandboxUrl, {
    kind: 'timeout',
    match: { platform: 'meta', pathPattern: '/campaigns' },
  });
}

/**
 * Waits until no earlier sync runs. The demo's history is read in the first minutes: the name of this file sorts it
 * after the other browser tests.
 */
async function openIntegrations(page: Page, locale: 'en' | 'ar'): Promise<void> {
  const first = page.waitForResponse((answer) => answer.url().endsWith('/sync/events'));
  await page.goto(`/${locale}/orgs/${demo.id}/integrations`);
  expect((await first).headers()['content-type']).toBe('text/event-stream');
  await expect(runningSync(page)).toHaveCount(0, FINISHED);
  await markPage(page);
}

test('a sync started by the API shows on every open page, and ends there without a reload', async ({
  page,
  context,
  request,
  stack,
}) => {
  await resumeDemoSession(page);
  const other = await context.newPage();
  await openIntegrations(page, 'en');
  await openIntegrations(other, 'ar');
  await holdCampaigns(request, stack.sandboxUrl);
  const before = await page.getByText(/Synced/).allTextContents();
  expect(before.length).toBeGreaterThan(0);

  const runId = await triggerSync(demo, integrationId, 'campaigns');
  await Promise.all([page, other].map((open) => expect(runningSync(open).first()).toBeVisible()));
  await expect(page.getByText('The sync has started.')).toBeAttached();
  await clearFaults(request, stack.sandboxUrl);
  await expectRun(stack, demo.id, runId, { status: 'succeeded' });
  await Promise.all([page, other].map((open) => expect(runningSync(open)).toHaveCount(0, FINISHED)));
  await expect(page.getByText('The sync has finished. The figures are up to date.')).toBeAttached();
  await expectSamePage(page);
  await expectSamePage(other);
});

test('a page that was offline shows the syncs that it missed', async ({ page, context, request, stack }) => {
  await resumeDemoSession(page);
  await openIntegrations(page, 'en');
  await holdCampaigns(request, stack.sandboxUrl);
  await context.setOffline(true);
  const runId = await triggerSync(demo, integrationId, 'campaigns');
  const renewal = page.waitForResponse(/\/integrations\?_rsc=/);
  await context.setOffline(false);
  await expect(runningSync(page).first()).toBeVisible();
  // Next leaves the page when the answer breaks off; Playwright does not always report its end.
  const answer = await renewal;
  await Promise.race([answer.finished(), page.waitForTimeout(10_000)]);
  await context.setOffline(true);
  await clearFaults(request, stack.sandboxUrl);
  await expectRun(stack, demo.id, runId, { status: 'succeeded' });
  await context.setOffline(false);
  await expect(runningSync(page)).toHaveCount(0, FINISHED);
  await expectSamePage(page);
});

test('the event stream equals the status endpoint, continues by id, and frees its place', async ({
  request,
  stack,
}) => {
  const url = `${stack.url}/api/orgs/${stack.orgId}/sync/events`;
  const authorization = `Bearer ${stack.apiToken}`;
  const connect = async (headers: Record<string, string> = {}) => {
    const client = new AbortController();
    const sent = { authorization, 'accept-encoding': 'gzip, br', ...headers };
    const response = await fetch(url, { headers: sent, signal: client.signal });
    return { response, leave: () => client.abort() };
  };
  const readEvent = async ({ body }: Response) => {
    let text = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const [, id = '', data = ''] = /event: status\nid: (.*)\ndata: (.*)\n\n/.exec(text) ?? [];
      if (id) return { id, statuses: syncStatusesSchema.parse(JSON.parse(data)) };
    }
    throw new Error(`The stream ended after ${text}`);
  };

  const first = await connect();
  expect(first.response.headers.get('content-encoding')).toBeNull();
  const event = await readEvent(first.response);
  expect(event.statuses.integrations.map((status) => status.integrationId)).toContain(integrationId);
  first.leave();

  const again = await connect({ 'last-event-id': event.id });
  const update = readEvent(again.response);
  await holdCampaigns(request, stack.sandboxUrl);
  const runId = await triggerSync(demo, integrationId, 'campaigns');
  expect(JSON.stringify((await update).statuses)).toContain(runId);
  await clearFaults(request, stack.sandboxUrl);
  again.leave();

  expect((await connect({ authorization: 'Bearer cmis_wrong' })).response.status).toBe(401);
  // A place is free as soon as its client disconnects.
  for (let count = 0; count < 25; count += 1) {
    await expect(async () => {
      const { response, leave } = await connect();
      leave();
      expect(response.status).toBe(200);
    }).toPass({ timeout: 30_000, intervals: [50] });
  }
  await expectRun(stack, demo.id, runId, { status: 'succeeded' });
});
