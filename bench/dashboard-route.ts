import { z } from 'zod';
import { GET as dashboard } from '@/app/api/orgs/[org]/dashboard/route';
import { defineRoute } from '@/lib/api/define-route';
import { createApiToken } from '@/lib/orgs/api-tokens';
import { seedBenchOrganization } from './dashboard-seed';
import { median, timed } from './median';

const ROUNDS = 600;
// 300 campaigns over 90 days.
const SHAPE = { rows: 27_000, days: 90 };
// The api tier allows 100 requests a minute per token.
const REQUESTS_PER_TOKEN = 45;

const noOp = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/no-op',
  operationId: 'probe',
  summary: 'Does nothing',
  auth: 'session-or-token',
  tier: 'api',
  response: z.strictObject({}),
  handler: async () => ({}),
});

// p50 of the cached route of a filled dashboard over p50 of an empty route behind the same wrapper, in one process
// without HTTP.
export async function benchDashboardRoute(): Promise<{ cachedP50Ms: number; noOpP50Ms: number; ratio: number }> {
  const { orgId, userId, email } = await seedBenchOrganization(SHAPE);
  const organization = { id: orgId, name: 'Bench', currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: 0 };
  const actor = { type: 'user' as const, id: userId, requestId: null };
  const session = { orgId, organization, role: 'owner' as const, actor, user: { id: userId, name: 'Bench', email } };
  const tokens: string[] = [];
  for (let index = 0; index < Math.ceil(ROUNDS / REQUESTS_PER_TOKEN); index += 1) {
    tokens.push((await createApiToken(session, { name: `bench ${index}`, role: 'viewer' })).token);
  }
  const context = { params: Promise.resolve({ org: orgId }) };
  const call = async (route: typeof noOp, index: number) => {
    const token = tokens[Math.floor(index / REQUESTS_PER_TOKEN)];
    const headers = { authorization: `Bearer ${token}` };
    const response = await route(new Request(`http://localhost/api/orgs/${orgId}/x`, { headers }), context);
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
    await response.text();
  };
  const samples = { cached: [] as number[], noOp: [] as number[] };
  for (let index = 0; index < ROUNDS; index += 1) {
    samples.noOp.push(await timed(() => call(noOp, index)));
    samples.cached.push(await timed(() => call(dashboard, index)));
  }
  const [cachedP50Ms, noOpP50Ms] = [median(samples.cached), median(samples.noOp)];
  return { cachedP50Ms, noOpP50Ms, ratio: cachedP50Ms / noOpP50Ms };
}
