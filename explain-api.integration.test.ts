import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GET } from '@/app/api/orgs/[org]/dashboard/explain/route';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { explanationSchema } from '@/lib/dashboard/explanation-schema';
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
});
