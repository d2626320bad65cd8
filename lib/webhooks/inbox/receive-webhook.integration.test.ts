import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { UNROUTED_ORG_ID } from '@/db/unrouted-org-id';
import { ratePolicies } from '@/lib/api/rate-limit-policies';
import { logger } from '@/lib/logger';
import { routeDeliveries } from '../deliveries/route-deliveries';
import {
  deliveriesOf,
  feedChange,
  freshId,
  type MetaOrganization,
  metaBody,
  mintMetaOrganization,
  post,
  send,
  signedByMeta,
} from '../testing/meta-organization';

logger.level = 'silent';
let organization: MetaOrganization;
beforeAll(async () => {
  organization = await mintMetaOrganization();
});
afterEach(() => vi.restoreAllMocks());

const forNobody = (subject: string) =>
  withSystem('test: deliveries for nobody', (tx) =>
    tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.subjectExternalId, subject)),
  );
const status = async (request: Request) => (await send(request)).response.status;

describe("what is not the platform's", () => {
  it('is refused and leaves nothing behind', async () => {
    const before = (await deliveriesOf(organization.orgId)).length;
    const body = metaBody('page', organization.pageId, [feedChange()]);
    expect(await status(post('meta', body))).toBe(401);
    expect(await status(signedByMeta(body, 'another secret'))).toBe(401);
    expect(await status(signedByMeta('', 'another secret'))).toBe(401);
    expect(await status(post('nowhere', body))).toBe(404);
    expect(await deliveriesOf(organization.orgId)).toHaveLength(before);
  });

  it('is told why in a problem document, with the id of the log line', async () => {
    const { response } = await send(post('meta', '{}'));
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'unauthenticated', requestId: expect.any(String) });
  });
});

describe('a body', () => {
  it('of more than 1 MB is refused whatever it says of its length, signed or not', async () => {
    const body = randomBytes(1_048_577).toString('hex').slice(0, 1_048_577);
    const request = signedByMeta(body);
    request.headers.set('content-length', '12');
    expect(await status(request)).toBe(413);
    const whole = metaBody('page', freshId(), [{ field: 'feed', value: { text: 'x'.repeat(1_040_000) } }]);
    expect(await status(signedByMeta(whole))).toBe(200);
  });

  it('that is genuine but nothing we know is kept, for nobody', async () => {
    const text = `not json ${freshId()}`;
    expect(await status(signedByMeta(text))).toBe(200);
    const found = await withSystem('test: unreadable deliveries', (tx) =>
      tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.orgId, UNROUTED_ORG_ID)),
    );
    expect(found.filter(({ kind }) => kind === 'unreadable')).not.toEqual([]);
  });
});

describe('a genuine delivery', () => {
  it('is stored for the organization that reads the account, encrypted, before it is answered', async () => {
    const { orgId, integrationId, pageId } = organization;
    const { response, announced } = await send(signedByMeta(metaBody('page', pageId, [feedChange('77_88')])));
    expect(response.status).toBe(200);
    const stored = (await deliveriesOf(orgId)).find(({ id }) => id === announced[0]?.deliveryId);
    expect(stored).toMatchObject({ integrationId, platform: 'meta', kind: 'feed', status: 'received' });
    expect(stored?.payloadCiphertext).toMatch(/^v1\.test\./);
    expect(stored?.payloadCiphertext).not.toContain('77_88');
  });

  it('sent again, alone or in another batch, is stored once; what is new beside it is stored', async () => {
    const { pageId } = organization;
    const time = 1_782_862_117;
    const [first, second] = [feedChange(), feedChange()];
    const one = await send(signedByMeta(metaBody('page', pageId, [first], time)));
    const again = await send(signedByMeta(metaBody('page', pageId, [first], time)));
    const both = await send(signedByMeta(metaBody('page', pageId, [second, first, second], time)));
    expect([one, again, both].map(({ response }) => response.status)).toEqual([200, 200, 200]);
    expect([one, again, both].map(({ announced }) => announced.length)).toEqual([1, 0, 1]);
  });

  it('sent a thousand times at once is stored once, and everybody is told yes', async () => {
    const body = metaBody('page', organization.pageId, [feedChange()]);
    const answers = await Promise.all(Array.from({ length: 1000 }, () => send(signedByMeta(body))));
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([200]));
    expect(answers.flatMap(({ announced }) => announced)).toHaveLength(1);
  });

  it('about a Page of two organizations reaches both, each as its own', async () => {
    const pageId = freshId();
    const both = [await mintMetaOrganization(pageId), await mintMetaOrganization(pageId)];
    const { announced } = await send(signedByMeta(metaBody('page', pageId, [feedChange()])));
    expect(announced.map(({ orgId }) => orgId).sort()).toEqual(both.map(({ orgId }) => String(orgId)).sort());
  });

  it('names its account in the payload alone: no parameter moves it to another organization', async () => {
    const other = await mintMetaOrganization();
    const { orgId, pageId } = organization;
    const request = signedByMeta(metaBody('page', pageId, [feedChange()]));
    const asked = new Request(`${request.url}?org=${other.orgId}`, request);
    const { announced } = await send(asked);
    expect(announced.map((delivery) => delivery.orgId)).toEqual([orgId]);
    expect(await deliveriesOf(other.orgId)).toEqual([]);
  });
});

describe('a delivery for nobody', () => {
  it('is kept, waits for whoever comes to read the account, and then is theirs alone', async () => {
    const { orgId, integrationId, accountId } = await mintMetaOrganization();
    const select = (selected: boolean) => withOrg(orgId, (tx) => tx.update(adAccounts).set({ selected }));
    await select(false);
    const body = metaBody('ad_account', accountId, [
      { field: 'with_issues_ad_objects', value: { id: '1', level: 'AD' } },
    ]);
    expect(await send(signedByMeta(body))).toMatchObject({ response: { status: 200 }, announced: [] });
    const subject = `act_${accountId}`;
    expect(await forNobody(subject)).toMatchObject([
      { orgId: UNROUTED_ORG_ID, status: 'unclaimed', integrationId: null },
    ]);
    expect(await deliveriesOf(orgId)).toEqual([]);
    await routeDeliveries();
    expect(await forNobody(subject)).toMatchObject([{ orgId: UNROUTED_ORG_ID }]);

    await select(true);
    expect(await routeDeliveries()).toBeGreaterThanOrEqual(1);
    expect(await forNobody(subject)).toMatchObject([{ orgId, status: 'received', integrationId }]);
    expect((await send(signedByMeta(body))).announced).toEqual([]);
  });

  it('is what a connection that a person ended gets', async () => {
    const { orgId, pageId } = await mintMetaOrganization();
    await withOrg(orgId, (tx) => tx.update(integrations).set({ status: 'disconnected' }));
    await send(signedByMeta(metaBody('page', pageId, [feedChange()])));
    expect(await forNobody(pageId)).toMatchObject([{ orgId: UNROUTED_ORG_ID }]);
  });
});

it('one network may send a thousand in a minute', async () => {
  const limit = ratePolicies.webhooks.windows[0].limit;
  const answers: number[] = [];
  for (let index = 0; index <= limit; index += 1) {
    const request = post('meta', '{}', { 'x-cmis-client-ip': '192.0.2.7' });
    answers.push(await status(request));
  }
  expect(answers.slice(0, limit).every((answer) => answer === 401)).toBe(true);
  expect(answers.at(-1)).toBe(429);
});

it('words longer than any platform writes, and bodies nested without end, are kept within bounds', async () => {
  const { orgId, pageId } = organization;
  const long = metaBody('page', pageId, [{ field: 'f'.repeat(5_000), value: 1 }]);
  const [kept] = (await send(signedByMeta(long))).announced;
  expect((await deliveriesOf(orgId)).find(({ id }) => id === kept?.deliveryId)?.kind).toHaveLength(100);
  const deep = `{"object":"page","entry":[{"id":"${pageId}","time":1,"changes":[{"field":"feed","value":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}]}`;
  expect(await status(signedByMeta(deep))).toBe(200);
  expect(await status(signedByMeta(metaBody('page', '7'.repeat(5_000), [feedChange()])))).toBe(200);
});

it('one that cannot be stored takes no other with it', async () => {
  const { orgId, pageId } = organization;
  const bad = metaBody('page', pageId, [{ field: 'fe\u0000ed', value: { post_id: 'x\u0000' } }]);
  const requests = [
    signedByMeta(metaBody('page', pageId, [feedChange()])),
    signedByMeta(bad),
    signedByMeta(metaBody('page', pageId, [feedChange()])),
  ];
  const before = (await deliveriesOf(orgId)).length;
  const answers = await Promise.all(requests.map((request) => send(request)));
  expect(answers.map(({ response }) => response.status)).toEqual([200, 200, 200]);
  expect((await deliveriesOf(orgId)).length).toBe(before + 3);
});
