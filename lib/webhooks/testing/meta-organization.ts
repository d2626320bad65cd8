import { createHmac, randomInt } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { webhookEffects } from '@/db/schema/webhook-effects';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { connectAll, mintSession, perform, runsOf } from '@/lib/sync/testing/connected-organization';
import type { FakePlatform } from '@/lib/sync/testing/fake-platform';
import { platformOfAccounts } from '@/lib/sync/testing/filled-platform';
import { answerWebhook } from '../inbox/answer-webhook';

const META_SECRET = 'webhook-secret-of-meta';

export interface MetaOrganization {
  session: SessionWith<'owner'>;
  orgId: AuthorizedOrgId;
  integrationId: string;
  platform: FakePlatform;
  pageId: string;
  // Digits, as Meta's webhooks name it.
  accountId: string;
}

export const freshId = () => `${randomInt(1, 2 ** 31)}${randomInt(1, 2 ** 31)}`;

export async function mintMetaOrganization(pageId = freshId()): Promise<MetaOrganization> {
  const session = await mintSession();
  const platform = platformOfAccounts(1);
  platform.externalUserId = freshId();
  platform.profiles = [{ externalId: pageId, kind: 'page', name: 'Nakhla', handle: null, followers: 1 }];
  const integrationId = await connectAll(session, platform);
  for (const run of await runsOf(session.orgId)) await perform(session.orgId, run.id, platform);
  const accountId = freshId();
  await withOrg(session.orgId, (tx) => tx.update(adAccounts).set({ externalId: `act_${accountId}` }));
  return { session, orgId: session.orgId, integrationId, platform, pageId, accountId };
}

interface Change {
  field: string;
  value: unknown;
}

export function metaBody(object: string, id: string, changes: Change[], time = Math.floor(Date.now() / 1000)): string {
  return JSON.stringify({ object, entry: changes.map((change) => ({ id, time, changes: [change] })) });
}

export const feedChange = (postId = freshId()): Change => ({
  field: 'feed',
  value: { item: 'status', verb: 'add', post_id: postId, created_time: 1_782_862_110 },
});

export const leadChange = (leadId: string): Change => ({
  field: 'leadgen',
  value: { leadgen_id: leadId, form_id: '5', page_id: '6', created_time: 1_782_862_110 },
});

/** Signs a body by Meta's rules, without code of the product. */
export function signedByMeta(body: string | Buffer, secret = META_SECRET): Request {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return post('meta', body, { 'x-hub-signature-256': `sha256=${signature}` });
}

/** Each request comes from its own network, so that one test's rate limit does not affect another. */
export function post(platform: string, body: string | Buffer, headers: Record<string, string> = {}): Request {
  const network = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  return new Request(`http://localhost:3000/api/webhooks/${platform}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cmis-client-ip': network, ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });
}

export const send = (request: Request) => answerWebhook(request, new URL(request.url).pathname.split('/').pop() ?? '');

export function deliveriesOf(orgId: AuthorizedOrgId): Promise<(typeof webhookDeliveries.$inferSelect)[]> {
  return withOrg(orgId, (tx) =>
    tx.select().from(webhookDeliveries).orderBy(asc(webhookDeliveries.receivedAt), asc(webhookDeliveries.id)),
  );
}

export function effectsOf(orgId: AuthorizedOrgId, deliveryId: string) {
  return withOrg(orgId, (tx) =>
    tx
      .select({ effect: webhookEffects.effect, subjectId: webhookEffects.subjectId })
      .from(webhookEffects)
      .where(and(eq(webhookEffects.orgId, orgId), eq(webhookEffects.deliveryId, deliveryId))),
  );
}
