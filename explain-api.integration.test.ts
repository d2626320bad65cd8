import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GET } from '@/app/api/orgs/[org]/dashboard/explain/route';
import { GET as getDashboard } from '@/app/api/orgs/[org]/dashboard/route';
import { GET as explainPost } from '@/app/api/orgs/[org]/posts/[postId]/explain/route';
import { GET as explainContent } from '@/app/api/orgs/[org]/posts/explain/route';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { headlineFigures } from '@/lib/dashboard/explained-figures';
import { explanationSchema } from '@/lib/dashboard/explanation-schema';
import { seeder } from '@/lib/dashboard/testing/seed';
import { seedPlatforms } from '@/lib/dashboard/testing/seed-platforms';

describe('the API that explains figures', () => {
  it('answers a viewer, and refuses unknown figures and ids of another organization', async () => {
    const [mine, other] = [await mintOrganization({ role: 'viewer' }), await mintOrganization()];
    const { seeded } = await seedPlatforms(other.orgId, 3, new Date());
    const cookie = await sessionCookieFor(mine.userId);
    const get = async (org: string, search: string, headers: Record<string, string> = { cookie }) => {
      const request = new Request(`http://localhost:3000/api/orgs/${org}/dashboard/explain?${search}`, { headers });
      const response = await GET(request, { params: Promise.resolve({ org }) });
      return { status: response.status, body: await response.json() };
    };
    const answer = await get(mine.orgId, 'figure=roas&period=last_7_days');
    expect(answer.status).toBe(200);
    expect(explanationSchema.parse(answer.body)).toMatchObject({ figure: 'roas', parts: [] });
    expect((await get(mine.orgId, 'figure=profit')).status).toBe(400);
    expect((await get(mine.orgId, '')).status).toBe(400);
    expect((await get(mine.orgId, 'figure=roas', {})).status).toBe(401);
    expect((await get(other.orgId, 'figure=roas')).status).toBe(404);
    for (const id of [`accounts=${seeded[0]?.accountId}`, `campaigns=${seeded[0]?.id}`, `labels=${randomUUID()}`]) {
      expect((await get(mine.orgId, `figure=roas&${id}`)).status, id).toBe(404);
    }
  });

  it('answers a viewer about posts, and refuses posts, pages and people of another organization', async () => {
    const [mine, other] = [await mintOrganization({ role: 'viewer' }), await mintOrganization()];
    const post = await withOrg(other.orgId, async (tx) => {
      const put = seeder(tx, other.orgId, new Date());
      const page = await put.profile((await put.integration()).id);
      return put.post(page.id, { publishedAt: new Date() });
    });
    const cookie = await sessionCookieFor(mine.userId);
    const statusOf = async (org: string, path: string, headers: Record<string, string> = { cookie }) => {
      const request = new Request(`http://localhost:3000/api/orgs/${org}/posts/${path}`, { headers });
      const ofPost = { params: Promise.resolve({ org, postId: path.split('/')[0] ?? '' }) };
      return (await (path.startsWith('explain') ? explainContent : explainPost)(request, ofPost)).status;
    };
    expect(await statusOf(mine.orgId, 'explain?figure=engagement_rate')).toBe(200);
    expect(await statusOf(mine.orgId, 'explain?figure=spend')).toBe(400);
    expect(await statusOf(mine.orgId, `explain?figure=engagements&accounts=${post.profileId}`)).toBe(404);
    expect(await statusOf(mine.orgId, `${post.id}/explain`)).toBe(404);
    expect(await statusOf(mine.orgId, 'x/explain')).toBe(404);
    for (const path of ['explain?figure=engagements', `${post.id}/explain`]) {
      expect(await statusOf(other.orgId, path), path).toBe(404);
      expect(await statusOf(other.orgId, path, {}), path).toBe(401);
    }
  });

  it('refuses reviewed days of a period that has none', async () => {
    const { orgId, userId } = await mintOrganization({ role: 'viewer' });
    const headers = { cookie: await sessionCookieFor(userId) };
    const search = 'figure=spend&period=yesterday&days=reviewed';
    const request = new Request(`http://localhost:3000/api/orgs/${orgId}/dashboard/explain?${search}`, { headers });
    const response = await GET(request, { params: Promise.resolve({ org: orgId }) });
    expect([response.status, (await response.json()).invalidParams?.[0]?.name]).toEqual([400, 'query.days']);
  });

  it('explains every tile beside the dashboard with explain=1, as the route of one figure does', async () => {
    const { orgId, userId } = await mintOrganization({ role: 'viewer' });
    const { seeded } = await seedPlatforms(orgId, 5, new Date());
    const headers = { cookie: await sessionCookieFor(userId) };
    const get = async (route: typeof GET | typeof getDashboard, search: string) => {
      const request = new Request(`http://localhost:3000/api/orgs/${orgId}/dashboard?${search}`, { headers });
      const response = await route(request, { params: Promise.resolve({ org: orgId }) });
      expect(response.status).toBe(200);
      return response.json();
    };
    const search = `period=last_7_days&campaigns=${seeded[0]?.id},${seeded[4]?.id}`;
    expect(await get(getDashboard, search)).not.toHaveProperty('explanations');
    const { explanations, overview } = await get(getDashboard, `${search}&explain=1`);
    expect(explanations.map(({ figure }: { figure: string }) => figure)).toEqual(headlineFigures);
    expect(explanations[0].value).toBe(overview.advertising.spend.amountMicros);
    for (const explanation of explanations) {
      expect(await get(GET, `${search}&figure=${explanation.figure}`)).toEqual(explanation);
    }
  });
});
