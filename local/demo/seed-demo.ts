import { z } from 'zod';
import type { OrgSession } from '@/lib/auth/org-session';
import { getIntegration } from '@/lib/integrations/data';
import { platformConfig } from '@/lib/integrations/platform-config';
import { createApiToken } from '@/lib/orgs/api-tokens';
import type { PlatformId } from '@/lib/platforms/platform';
import { Api } from './api';
import { connectPlatform } from './connect-platform';
import { demoSession } from './person';
import { signIn } from './sign-in';
import { type DemoState, readDemoState, writeDemoState } from './state';
import { setTargets } from './targets';
import { Visitor } from './visitor';
import { retryFailedSync, syncStates, waitForSync } from './wait-for-sync';

/** What the demo organization advertises on. */
const DEMO_PLATFORM: PlatformId = 'meta';

interface SeedTask {
  stateFile: string;
  /** Where the product listens on this machine. */
  url: string;
  /** Where it says it is (AUTH_URL). */
  publicUrl: string;
  password: string;
  say: (line: string) => void;
}

/**
 * Fills the demo organization through the product's own doors: sign-in, consent screen, choice of accounts, first
 * sync, targets. Whatever is there already is left alone, so an interrupted seeding goes on where it stopped.
 */
export async function seedDemo(task: SeedTask): Promise<void> {
  const state = await readDemoState(task.stateFile);
  const session = await demoSession(state.email, task.password, state.orgId);
  const apiToken = await usableToken(task, state, session);
  const known = { ...state, orgId: session.orgId, apiToken };
  await writeDemoState(task.stateFile, known);

  const api = new Api(task.url, session.orgId, apiToken);
  const config = platformConfig(DEMO_PLATFORM);
  if (config?.sandboxOrigin) {
    await connectAndRead(task, state.email, session, api);
    await setTargets(api, session.organization);
  } else {
    task.say(`${DEMO_PLATFORM} is the real platform here: the demo organization stays as it is.`);
  }
  await writeDemoState(task.stateFile, { ...known, complete: true });
}

async function usableToken(task: SeedTask, state: DemoState, session: OrgSession): Promise<string> {
  if (state.apiToken && state.orgId === session.orgId) {
    if (await new Api(task.url, session.orgId, state.apiToken).isAccepted()) return state.apiToken;
  }
  const { token } = await createApiToken(session, { name: 'Local stack', role: 'owner' });
  return token;
}

async function connectAndRead(task: SeedTask, email: string, session: OrgSession, api: Api): Promise<void> {
  const connected = (await syncStates(api)).find((state) => state.platform === DEMO_PLATFORM);
  let integrationId = connected?.integrationId;
  if (!integrationId) {
    const visitor = new Visitor(new URL(task.url).origin, new URL(task.publicUrl).origin);
    await signIn(visitor, email, task.password);
    integrationId = await connectPlatform(visitor, session.orgId, DEMO_PLATFORM);
    task.say(`${DEMO_PLATFORM} is connected.`);
  }
  const integration = await getIntegration(session.orgId, integrationId);
  if (integration.status === 'choosing_accounts') {
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    const choice = { adAccountIds: ids(integration.adAccounts), profileIds: ids(integration.profiles) };
    await api.call(z.unknown(), 'PUT', `/integrations/${integrationId}/accounts`, choice);
    task.say(`Reading ${choice.adAccountIds.length} ad accounts and ${choice.profileIds.length} profiles.`);
  }
  await retryFailedSync(api, integrationId);
  await waitForSync(api, integrationId);
  task.say('The first sync is done.');
}
