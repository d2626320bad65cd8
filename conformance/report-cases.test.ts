import { describe, expect, it } from 'vitest';
import { createPlatform } from '@/lib/platforms/registry';

const account = { externalId: 'act_77', currency: 'USD', timeZone: 'UTC', accessPath: null };
const window = { from: '2026-06-01', to: '2026-06-03' };

/** Addresses that Meta's connector calls while `read` runs; every call is answered with no rows. */
async function addressesOf(read: (platform: ReturnType<typeof createPlatform>) => Promise<unknown>): Promise<URL[]> {
  const called: URL[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (input) => {
    called.push(new URL(input instanceof Request ? input.url : input));
    return Response.json({ data: [] });
  };
  try {
    await read(createPlatform('meta', { clientId: 'c', clientSecret: 's' }));
    return called;
  } finally {
    globalThis.fetch = original;
  }
}

describe('figures of deleted campaigns', () => {
  it('are requested from Meta by naming every status, for the account’s own total holds them', async () => {
    const [address] = await addressesOf((platform) =>
      platform.ads.listDailyMetrics({ accessToken: 't', cursor: null, account, window }),
    );
    const [filter] = JSON.parse(address?.searchParams.get('filtering') ?? '[]');
    expect(filter).toMatchObject({ field: 'campaign.effective_status', operator: 'IN' });
    expect(filter.value).toEqual(expect.arrayContaining(['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED']));
  });
});
