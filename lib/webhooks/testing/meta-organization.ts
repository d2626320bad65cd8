import { createHmac, randomInt } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { webhookEffects } from '@/db/schema/webhook-effects';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { connectAll, mintSession, perform, runsOf } from '@/lib/sync/testing/connected-organization';
import type { FakePlatform } from '@/lib/sync/testing/fake-platform';
import { platformOfAccounts } from '@/lib/sync/testing/filled-platform';
import { answerWebhook } from '../inbox/answer-webhook';

const META_SECRET = 'webhook-secret-of-meta';

/** An organization that reads a Meta ad account and a Page, its first runs done. */
export interface MetaOrganization {
  session: OrgSession;
  orgId: AuthorizedOrgId;
  integrationId: string;
  platform: FakePlatform;
  pageId: string;
  /** Digits, as Meta's webhooks name it. */
  accountId: string;
}

/** An id that no other test has. */
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

/** What is at the end of an entry's changes. */
interface Change {
  field: string;
  value: unknown;
}

/** A body as Meta sends it: one entry for each change. */
export function metaBody(object: string, id: string, changes: Change[], time = Math.floor(Date.now() / 1000)): string {
  return JSON.stringify({ object, entry: changes.map((change) => ({ id, time, changes: [change] })) });
}

/** A post that appeared on a Page. */
export const feedChange = (postId = freshId()): Change => ({
  field: 'feed',
  value: { item: 'status', verb: 'add', post_id: postId, created_time: 1_782_862_110 },
});

export const leadChange = (leadId: string): Change => ({
  field: 'leadgen',
  value: { leadgen_id: leadId, form_id: '5', page_id: '6', created_time: 1_782_862_110 },
});

/** Signs a body by the rules of the platform, without a line of the product. */
export function signedByMeta(body: string | Buffer, secret = META_SECRET): Request {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return post('meta', body, { 'x-hub-signature-256': `sha256=${signature}` });
}

/** A request to the webhook address, each from a network of its own: the limit of one is another test's matter. */
export function post(platform: string, body: string | Buffer, headers: Record<string, string> = {}): Request {
  const network = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  return new Request(`http://localhost:3000/api/webhooks/${platform}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cmis-client-ip': network, ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });
}

/** Sends a request to where platforms send theirs. */
export const send = (request: Request) => answerWebhook(request, new URL(request.url).pathname.split('/').pop() ?? '');

/** The deliveries of an organization, oldest first. */
export function deliveriesOf(orgId: AuthorizedOrgId): Promise<(typeof webhookDeliveries.$inferSelect)[]> {
  return withOrg(orgId, (tx) =>
    tx.select().from(webhookDeliveries).orderBy(asc(webhookDeliveries.receivedAt), asc(webhookDeliveries.id)),
  );
}

/** What a delivery did. */
export function effectsOf(orgId: AuthorizedOrgId, deliveryId: string) {
  return withOrg(orgId, (tx) =>
    tx
      .select({ effect: webhookEffects.effect, subjectId: webhookEffects.subjectId })
      .from(webhookEffects)
      .where(and(eq(webhookEffects.orgId, orgId), eq(webhookEffects.deliveryId, deliveryId))),
  );
}
