import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { UNROUTED_ORG_ID } from '@/db/unrouted-org-id';
import { logger } from '@/lib/logger';
import { ratePolicies } from '@/lib/rate-limit/rate-policies';
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

const unroutedAbout = (subject: string) =>
  withSystem('test: unrouted deliveries', (tx) =>
    tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.subjectExternalId, subject)),
  );
const status = async (request: Request) => (await send(request)).response.status;

describe('a request that the platform did not sign', () => {
  it('is refused and stores nothing', async () => {
    const before = (await deliveriesOf(organization.orgId)).length;
    const body = metaBody('page', organization.pageId, [feedChange()]);
    expect(await status(post('meta', body))).toBe(401);
    expect(await status(signedByMeta(body, 'another secret'))).toBe(401);
    expect(await status(signedByMeta('', 'another secret'))).toBe(401);
    expect(await status(post('nowhere', body))).toBe(404);
    expect(await deliveriesOf(organization.orgId)).toHaveLength(before);
  });

  it('gets a problem document with the reason and the request id', async () => {
    const { response } = await send(post('meta', '{}'));
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'unauthenticated', requestId: expect.any(String) });
  });
});

describe('a webhook body', () => {
  it('of more than 1 MB is refused, signed or not, whatever its content-length', async () => {
    const body = randomBytes(1_048_577).toString('hex').slice(0, 1_048_577);
    const request = signedByMeta(body);
    request.headers.set('content-length', '12');
    expect(await status(request)).toBe(413);
    const whole = metaBody('page', freshId(), [{ field: 'feed', value: { text: 'x'.repeat(1_040_000) } }]);
    expect(await status(signedByMeta(whole))).toBe(200);
  });

  it('that is genuine but of unknown content is stored as unrouted', async () => {
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
    const { response, stored } = await send(signedByMeta(metaBody('page', pageId, [feedChange('77_88')])));
    expect(response.status).toBe(200);
    const delivery = (await deliveriesOf(orgId)).find(({ id }) => id === stored[0]?.deliveryId);
    expect(delivery).toMatchObject({ integrationId, platform: 'meta', kind: 'feed', status: 'received' });
    expect(delivery?.payloadCiphertext).toMatch(/^v1\.test\./);
    expect(delivery?.payloadCiphertext).not.toContain('77_88');
  });

  it('is stored once when it is resent, alone or in another batch; new ones beside it are stored', async () => {
    const { pageId } = organization;
    const time = 1_782_862_117;
    const [first, second] = [feedChange(), feedChange()];
    const one = await send(signedByMeta(metaBody('page', pageId, [first], time)));
    const again = await send(signedByMeta(metaBody('page', pageId, [first], time)));
    const both = await send(signedByMeta(metaBody('page', pageId, [second, first, second], time)));
    expect([one, again, both].map(({ response }) => response.status)).toEqual([200, 200, 200]);
    expect([one, again, both].map(({ stored }) => stored.length)).toEqual([1, 0, 1]);
  });

  it('sent a thousand times at once is stored once, and every request is answered 200', async () => {
    const body = metaBody('page', organization.pageId, [feedChange()]);
    const answers = await Promise.all(Array.from({ length: 1000 }, () => send(signedByMeta(body))));
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([200]));
    expect(answers.flatMap(({ stored }) => stored)).toHaveLength(1);
  });

  it('about a Page of two organizations is stored for each of them', async () => {
    const pageId = freshId();
    const both = [await mintMetaOrganization(pageId), await mintMetaOrganization(pageId)];
    const { stored } = await send(signedByMeta(metaBody('page', pageId, [feedChange()])));
    expect(stored.map(({ orgId }) => orgId).sort()).toEqual(both.map(({ orgId }) => String(orgId)).sort());
  });

  it('takes its account from the payload only: no parameter routes it to another organization', async () => {
    const other = await mintMetaOrganization();
    const { orgId, pageId } = organization;
    const request = signedByMeta(metaBody('page', pageId, [feedChange()]));
    const withParameter = new Request(`${request.url}?org=${other.orgId}`, request);
    const { stored } = await send(withParameter);
    expect(stored.map((delivery) => delivery.orgId)).toEqual([orgId]);
    expect(await deliveriesOf(other.orgId)).toEqual([]);
  });
});

describe('an unrouted delivery', () => {
  it('is kept and routed to the organization that later selects the account', async () => {
    const { orgId, integrationId, accountId } = await mintMetaOrganization();
    const select = (selected: boolean) => withOrg(orgId, (tx) => tx.update(adAccounts).set({ selected }));
    await select(false);
    const body = metaBody('ad_account', accountId, [
      { field: 'with_issues_ad_objects', value: { id: '1', level: 'AD' } },
    ]);
    expect(await send(signedByMeta(body))).toMatchObject({ response: { status: 200 }, stored: [] });
    const subject = `act_${accountId}`;
    expect(await unroutedAbout(subject)).toMatchObject([
      { orgId: UNROUTED_ORG_ID, status: 'unclaimed', integrationId: null },
    ]);
    expect(await deliveriesOf(orgId)).toEqual([]);
    await routeDeliveries();
    expect(await unroutedAbout(subject)).toMatchObject([{ orgId: UNROUTED_ORG_ID }]);

    await select(true);
    expect(await routeDeliveries()).toBeGreaterThanOrEqual(1);
    expect(await unroutedAbout(subject)).toMatchObject([{ orgId, status: 'received', integrationId }]);
    expect((await send(signedByMeta(body))).stored).toEqual([]);
  });

  it('is stored when the connection of the account is disconnected', async () => {
    const { orgId, pageId } = await mintMetaOrganization();
    await withOrg(orgId, (tx) => tx.update(integrations).set({ status: 'disconnected' }));
    await send(signedByMeta(metaBody('page', pageId, [feedChange()])));
    expect(await unroutedAbout(pageId)).toMatchObject([{ orgId: UNROUTED_ORG_ID }]);
  });
});

it('one network may send a thousand webhooks in a minute', async () => {
  const limit = ratePolicies.webhooks.windows[0].limit;
  const answers: number[] = [];
  for (let index = 0; index <= limit; index += 1) {
    const request = post('meta', '{}', { 'x-cmis-client-ip': '192.0.2.7' });
    answers.push(await status(request));
  }
  expect(answers.slice(0, limit).every((answer) => answer === 401)).toBe(true);
  expect(answers.at(-1)).toBe(429);
});

it('overlong values and deeply nested bodies are stored within bounds', async () => {
  const { orgId, pageId } = organization;
  const long = metaBody('page', pageId, [{ field: 'f'.repeat(5_000), value: 1 }]);
  const [kept] = (await send(signedByMeta(long))).stored;
  expect((await deliveriesOf(orgId)).find(({ id }) => id === kept?.deliveryId)?.kind).toHaveLength(100);
  const deep = `{"object":"page","entry":[{"id":"${pageId}","time":1,"changes":[{"field":"feed","value":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}]}`;
  expect(await status(signedByMeta(deep))).toBe(200);
  expect(await status(signedByMeta(metaBody('page', '7'.repeat(5_000), [feedChange()])))).toBe(200);
});

it('a delivery that cannot be stored does not fail the others', async () => {
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
