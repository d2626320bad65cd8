import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { chooseAccounts } from '@/lib/connect/choose-accounts';
import { finishConnect, startConnect } from '@/lib/connect/connect';
import { loadIntegration } from '@/lib/integrations/load-integration';
import type { PlatformId } from '@/lib/platform-ids';
import type { Platform } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import type { Sandbox } from '@/sandbox/server';
import { grantInBrowser } from '@/sandbox/testing/grant-in-browser';
import { worldId } from './connectors/metric-sums';

interface Journey {
  orgId: AuthorizedOrgId;
  integrationId: string;
  platform: Platform;
  /** Id of the chosen ad account in the sandbox's world. */
  accountId: string;
}

/** Connects through the emulated consent screen and chooses the smallest ad account with campaigns that deliver. */
export async function connectOneAccount(sandbox: Sandbox, id: PlatformId): Promise<Journey> {
  const session = await mintSession();
  const platform = createPlatform(id, {
    clientId: `sandbox-${id}-client`,
    clientSecret: `sandbox-${id}-secret`,
    oauth1: { consumerKey: 'sandbox-twitter-consumer', consumerSecret: 'sandbox-twitter-consumer-secret' },
    sandboxOrigin: sandbox.url,
  });
  const consent = platform.consents.find(({ kind }) => kind !== 'posts')?.kind;
  const begun = { platform: id, locale: 'en', origin: 'http://127.0.0.1:3000', sessionVersion: 1, consent };
  const answer = (await grantInBrowser(await startConnect(session, begun, () => platform))).searchParams;
  const returned = { platform: id, answer, userId: session.user.id, sessionVersion: 1 };
  const { integrationId } = await finishConnect(returned, () => platform);
  const { adAccounts } = await loadIntegration(session.orgId, integrationId);
  const world = sandbox.world.platform(id);
  const delivering = adAccounts.filter(({ externalId }) =>
    world.campaigns(worldId(externalId)).some(({ state }) => state === 'active'),
  );
  const sizeOf = ({ externalId }: { externalId: string }) => world.campaigns(worldId(externalId)).length;
  const [account] = delivering.sort((a, b) => sizeOf(a) - sizeOf(b));
  if (!account) throw new Error('No ad account delivers.');
  await chooseAccounts(session, integrationId, { adAccountIds: [account.id], profileIds: [] });
  return { orgId: session.orgId, integrationId, platform, accountId: worldId(account.externalId) };
}
