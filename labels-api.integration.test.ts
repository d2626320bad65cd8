import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GET as listCampaigns } from '@/app/api/orgs/[org]/campaigns/route';
import { GET as countMatches } from '@/app/api/orgs/[org]/label-matches/route';
import { PUT as decideCampaigns, PATCH as labelCampaigns } from '@/app/api/orgs/[org]/labels/[labelId]/campaigns/route';
import { PUT as decidePosts, PATCH as labelPosts } from '@/app/api/orgs/[org]/labels/[labelId]/posts/route';
import { POST as restore } from '@/app/api/orgs/[org]/labels/[labelId]/restore/route';
import { DELETE, PATCH } from '@/app/api/orgs/[org]/labels/[labelId]/route';
import { GET, POST } from '@/app/api/orgs/[org]/labels/route';
import { GET as listPosts } from '@/app/api/orgs/[org]/posts/route';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { seeder } from '@/lib/dashboard/testing/seed';

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function organization(role: 'owner' | 'viewer' = 'owner') {
  const { orgId, userId } = await mintOrganization({ role });
  const cookie = await sessionCookieFor(userId);
  const ids = await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, new Date());
    const integration = await put.integration();
    const [account, profile] = [await put.account(integration.id), await put.profile(integration.id)];
    const ofGoogle = await put.account((await put.integration({ platform: 'google' })).id, { platform: 'google' });
    const [meta, google] = [
      await put.campaign(account, { name: 'Eid' }),
      await put.campaign(ofGoogle, { name: 'Other', platform: 'google' }),
    ];
    const post = await put.post(profile.id, { text: 'Eid', publishedAt: new Date() });
    return { account: account.id, profile: profile.id, meta: meta.id, google: google.id, post: post.id };
  });
  const call = async (route: Route, path: string, body?: unknown, params: Record<string, string> = {}) => {
    const headers = { cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const request = new Request(`http://localhost:3000/api/orgs/${orgId}/${path}`, { headers, ...sent });
    const response = await route(request, { params: Promise.resolve({ org: orgId, ...params }) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const label = async (input: object) =>
    (await call(POST, 'labels', { name: 'Eid', colour: 'green', ...input })).body.id;
  return { ...ids, orgId, call, label };
}

describe('the labels API', () => {
  it('is protected: without a session, for another organization and for a viewer nothing is changed', async () => {
    const [mine, other] = [await organization(), await organization('viewer')];
    const labelId = await mine.label({});
    const anonymous = new Request(`http://localhost:3000/api/orgs/${mine.orgId}/labels`);
    expect((await GET(anonymous, { params: Promise.resolve({ org: mine.orgId }) })).status).toBe(401);
    const decision = { ids: [mine.meta], attached: true };
    for (const [org, status] of [
      [mine.orgId, 404],
      [other.orgId, 403],
    ] as const) {
      const params = { org, labelId };
      const input = { name: 'x', colour: 'red' };
      expect((await other.call(POST, 'labels', input, params)).status).toBe(status);
      expect((await other.call(PATCH, 'labels', { name: 'x' }, params)).status).toBe(status);
      expect((await other.call(DELETE, 'labels', {}, params)).status).toBe(status);
      expect((await other.call(labelCampaigns, 'labels', decision, params)).status).toBe(status);
      expect((await other.call(labelPosts, 'labels', decision, params)).status).toBe(status);
      const decisions = { attached: [], detached: [], undecided: [mine.meta] };
      expect((await other.call(decideCampaigns, 'labels', decisions, params)).status).toBe(status);
      expect((await other.call(decidePosts, 'labels', decisions, params)).status).toBe(status);
      expect((await other.call(restore, 'labels', {}, params)).status).toBe(status);
    }
    expect((await mine.call(GET, 'labels')).body.labels).toMatchObject([{ name: 'Eid', campaigns: 0, posts: 0 }]);
    expect((await other.call(GET, 'labels')).body).toEqual({ labels: [] });
  });

  it('creates, changes, lists and deletes a label', async () => {
    const { call, label } = await organization();
    const labelId = await label({ pattern: ' eid ' });
    const expected = { id: labelId, name: 'Eid', colour: 'green', pattern: 'eid', campaigns: 1, posts: 1 };
    expect((await call(GET, 'labels')).body).toEqual({ labels: [expected] });
    const changed = await call(PATCH, 'labels', { name: 'Feast', colour: 'pink', pattern: null }, { labelId });
    expect(changed.body).toEqual({ ...expected, name: 'Feast', colour: 'pink', pattern: null, campaigns: 0, posts: 0 });
    expect((await call(DELETE, 'labels', {}, { labelId })).status).toBe(204);
    expect((await call(DELETE, 'labels', {}, { labelId })).status).toBe(404);
    expect((await call(restore, 'labels', {}, { labelId })).body).toEqual(changed.body);
    expect((await call(GET, 'labels')).body).toEqual({ labels: [changed.body] });
  });

  it('counts what a pattern matches, and refuses one without a letter', async () => {
    const { call } = await organization();
    expect((await call(countMatches, 'label-matches?pattern=E*d')).body).toEqual({ campaigns: 1, posts: 1 });
    expect((await call(countMatches, 'label-matches?pattern=**')).status).toBe(400);
  });

  it.each([
    { name: '', colour: 'red' },
    { name: 'x'.repeat(61), colour: 'red' },
    { name: 'x', colour: '#ff0000' },
    { name: 'x', colour: 'red', pattern: 'x'.repeat(201) },
    { name: 'x', colour: 'red', pattern: '' },
    { name: 'x', colour: 'red', other: 1 },
  ])('refuses the label %j', async (input) => {
    const { call } = await organization();
    expect((await call(POST, 'labels', input)).status).toBe(400);
  });

  it('attaches a label to several campaigns and posts at once, and detaches it', async () => {
    const { call, label, meta, google, post } = await organization();
    const labelId = await label({});
    const both = { ids: [google, meta, meta], attached: true };
    const nothing = { attached: [], detached: [], undecided: [meta, google].sort() };
    expect((await call(labelCampaigns, 'labels', both, { labelId })).body).toEqual({ before: nothing });
    expect((await call(labelPosts, 'labels', { ids: [post], attached: true }, { labelId })).status).toBe(200);
    expect((await call(GET, 'labels')).body.labels).toMatchObject([{ campaigns: 2, posts: 1 }]);
    expect((await call(labelCampaigns, 'labels', { ids: [meta], attached: false }, { labelId })).status).toBe(200);
    const found = (await call(listCampaigns, `campaigns?labels=${labelId}`)).body.campaigns;
    expect(found).toMatchObject([{ id: google, labels: [{ id: labelId, name: 'Eid', colour: 'green' }] }]);
    const posts = (await call(listPosts, `posts?labels=${labelId}`)).body.posts;
    expect(posts).toMatchObject([{ id: post, labels: [{ id: labelId, name: 'Eid', colour: 'green' }] }]);
  });
});

describe('the filters of campaigns and posts', () => {
  it('restrict by platforms, accounts, campaigns and labels together', async () => {
    const { call, label, account, profile, meta, google, post } = await organization();
    const labelId = await label({ pattern: 'eid' });
    const campaigns = async (query: string) =>
      (await call(listCampaigns, `campaigns?${query}`)).body.campaigns.map(({ id }: { id: string }) => id);
    const posts = async (query: string) =>
      (await call(listPosts, `posts?${query}`)).body.posts.map(({ id }: { id: string }) => id);
    expect(await campaigns('platforms=google,meta&sort=name')).toEqual([meta, google]);
    expect(await campaigns('platforms=google')).toEqual([google]);
    expect(await campaigns(`accounts=${account}&campaigns=${google},${meta}`)).toEqual([meta]);
    expect(await campaigns(`accounts=${account},${profile}&labels=${labelId}&platforms=meta`)).toEqual([meta]);
    expect(await campaigns(`labels=${labelId}&platforms=google`)).toEqual([]);
    // As on the dashboard: a profile restricts no advertising, an ad account no content.
    expect(await campaigns(`accounts=${profile}&sort=name`)).toEqual([meta, google]);
    expect(await posts(`accounts=${profile}&labels=${labelId}&platforms=meta`)).toEqual([post]);
    expect(await posts('platforms=google')).toEqual([]);
    expect(await posts(`accounts=${account}`)).toEqual([post]);
  });

  it('answer an unknown id and one of another organization with the same 404, and what is no id with 400', async () => {
    const [mine, other] = [await organization(), await organization()];
    const foreign = { accounts: other.account, campaigns: other.meta, labels: await other.label({}) };
    for (const [name, id] of Object.entries(foreign)) {
      for (const [route, path] of [
        [listCampaigns, 'campaigns'],
        [listPosts, 'posts'],
      ] as const) {
        if (name === 'campaigns' && path === 'posts') continue;
        const answers = await Promise.all(
          [id, randomUUID()].map((each) => mine.call(route, `${path}?${name}=${each}`)),
        );
        expect([path, name, answers.map(({ status }) => status)]).toEqual([path, name, [404, 404]]);
        const [known, unknown] = answers.map(({ body }) => ({ ...body, requestId: null, instance: null }));
        expect(known).toEqual(unknown);
        expect((await mine.call(route, `${path}?${name}=none`)).status).toBe(400);
      }
    }
  });
});
