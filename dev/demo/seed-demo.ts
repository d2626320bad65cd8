import { z } from 'zod';
import { keyedPlatforms } from '@/db/schema/webhook-keys';
import { withOrg } from '@/db/tenant';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import { env } from '@/lib/env';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { createApiToken } from '@/lib/orgs/api-tokens';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { platformConfig } from '@/lib/tokens/platform-config';
import { storeWebhookKey } from '@/lib/webhooks/keys/store-webhook-key';
import { Api } from './api';
import { BrowserSession } from './browser-session';
import { connectPlatform } from './connect-platform';
import { demoSession } from './person';
import { seedWebhooks } from './seed-webhooks';
import { type DemoState, readDemoState, writeDemoState } from './state';
import { setTargets } from './targets';
import { retryFailedSync, syncStates, waitForSyncs } from './wait-for-sync';

const csrfSchema = z.object({ csrfToken: z.string() });
const sessionSchema = z.object({ user: z.object({ id: z.uuid() }) });

interface SeedTask {
  stateFile: string;
  url: string;
  publicUrl: string;
  password: string;
  say: (line: string) => void;
}

// Existing data stays, so that an interrupted seeding continues.
export async function seedDemo(task: SeedTask): Promise<void> {
  const state = await readDemoState(task.stateFile);
  const session = await demoSession(state.email, task.password, state.orgId);
  await storeDemoWebhookKeys(session);
  const apiToken = await usableToken(task, state, session);
  const known = { ...state, orgId: session.orgId, apiToken, hasWebhookKeys: true };
  writeDemoState(task.stateFile, known);

  const api = new Api(task.url, session.orgId, apiToken);
  const emulated = platformIds.filter((id) => platformConfig(id)?.sandboxOrigin);
  for (const id of platformIds.filter((id) => !emulated.includes(id))) {
    task.say(`${id} is not emulated: the demo organization is not connected to it.`);
  }
  if (emulated.length > 0) {
    await connectAndRead(task, emulated, state.email, session, api);
    await setTargets(api, session.organization);
    await seedWebhooks(task, emulated, api);
  }
  writeDemoState(task.stateFile, { ...known, seeded: [...platformIds] });
}

async function usableToken(task: SeedTask, state: DemoState, session: SessionWith<'admin'>): Promise<string> {
  if (state.apiToken && state.orgId === session.orgId) {
    if (await new Api(task.url, session.orgId, state.apiToken).isAccepted()) return state.apiToken;
  }
  const { token } = await createApiToken(session, { name: 'Local stack', role: 'owner' });
  return token;
}

async function connectAndRead(
  task: SeedTask,
  platforms: readonly PlatformId[],
  email: string,
  session: SessionWith<'admin'>,
  api: Api,
): Promise<void> {
  const browser = new BrowserSession(new URL(task.url).origin, new URL(task.publicUrl).origin);
  await signIn(browser, email, task.password);
  const integrationIds: string[] = [];
  for (const platform of platforms) {
    const id = await connectDemo(task, browser, platform, session, api);
    if (!id) continue;
    await chooseEverything(task, platform, id, session, api);
    await retryFailedSync(api, id);
    integrationIds.push(id);
  }
  await waitForSyncs(api, integrationIds);
  task.say('The first syncs are done; the months before are being read in the background.');
}

async function connectDemo(
  task: SeedTask,
  browser: BrowserSession,
  platform: PlatformId,
  session: SessionWith<'admin'>,
  api: Api,
): Promise<string | null> {
  const connected = (await syncStates(api)).find((state) => state.platform === platform);
  const integrationId = connected?.integrationId ?? (await connectPlatform(browser, session.orgId, { platform }));
  const { consents, status } = await loadIntegration(session.orgId, integrationId);
  if (status === 'disconnected' || status === 'revoked' || status === 'reauth_required') return null;
  for (const { kind: consent } of consents.filter(({ granted }) => !granted)) {
    await connectPlatform(browser, session.orgId, { platform, further: { integrationId, consent } });
  }
  if (!connected) task.say(`${platform} is connected.`);
  return integrationId;
}

async function chooseEverything(
  task: SeedTask,
  platform: PlatformId,
  integrationId: string,
  session: SessionWith<'admin'>,
  api: Api,
): Promise<void> {
  const integration = await loadIntegration(session.orgId, integrationId);
  if (integration.status !== 'choosing_accounts') return;
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const choice = { adAccountIds: ids(integration.adAccounts), profileIds: ids(integration.profiles) };
  await api.call(z.unknown(), 'PUT', `/integrations/${integrationId}/accounts`, choice);
  task.say(`${platform}: reading ${choice.adAccountIds.length} ad accounts and ${choice.profileIds.length} profiles.`);
}

async function signIn(browser: BrowserSession, email: string, password: string): Promise<void> {
  const { csrfToken } = csrfSchema.parse(JSON.parse((await browser.open('/api/auth/csrf')).body));
  const form = new URLSearchParams({ csrfToken, email, password, callbackUrl: browser.origin });
  await browser.open('/api/auth/callback/credentials', form);
  const session = sessionSchema.safeParse(JSON.parse((await browser.open('/api/auth/session')).body));
  if (!session.success) throw new Error(`${email} could not sign in.`);
}

async function storeDemoWebhookKeys({ orgId }: OrgSession): Promise<void> {
  const secrets = { google: env().GOOGLE_WEBHOOK_SECRET, snapchat: env().SNAPCHAT_WEBHOOK_SECRET };
  await withOrg(orgId, async (tx) => {
    for (const platform of keyedPlatforms) {
      for (const key of secrets[platform] ?? []) await storeWebhookKey(tx, orgId, { platform, key });
    }
  });
}
