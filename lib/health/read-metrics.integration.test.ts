import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mintOrganization } from '@/db/testing/organization';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { filterOf } from '@/lib/metrics/testing/filter-of';

const TOKEN = 'metrics-token-of-the-operator-0123456789';

async function metricsWith(authorization: string | null) {
  const { readMetrics } = await import('./read-metrics');
  return readMetrics(authorization);
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

it('the counts of a server are not found where the operator has set no token', async () => {
  for (const given of [null, `Bearer ${TOKEN}`]) {
    await expect(metricsWith(given)).rejects.toMatchObject({ code: 'not_found' });
  }
});

it('the counts of a server are refused without the token and with another one', async () => {
  vi.stubEnv('METRICS_TOKEN', TOKEN);
  for (const given of [null, '', 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`]) {
    await expect(metricsWith(given)).rejects.toMatchObject({ code: 'unauthenticated' });
  }
});

it('the hit rate of the dashboard is counted from its reads', async () => {
  vi.stubEnv('METRICS_TOKEN', TOKEN);
  const read = async () => {
    const { cache } = await metricsWith(`Bearer ${TOKEN}`);
    return cache.names.find(({ name }) => name === 'dashboard') ?? { hits: 0, misses: 0 };
  };
  const before = await read();
  const { orgId } = await mintOrganization();
  for (let reader = 0; reader < 4; reader += 1) await loadDashboard(orgId, filterOf());
  const after = await read();
  expect([after.misses - before.misses, after.hits - before.hits]).toEqual([1, 3]);
});
