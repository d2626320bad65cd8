import { beforeAll, describe, expect, it } from 'vitest';
import type { DateWindow } from '@/lib/platforms/platform';
import { openReader } from './connector';
import { type AccountLine, accountOf, hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { worldId, worldSumsOf } from './metric-sums';
import { runSandbox, worldOf } from './run-sandbox';

runSandbox();

describe.each(platforms)('the %s connector', (_, fixture) => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  const { windows, impressions } = fixture.totals;

  beforeAll(async () => {
    reader = await openReader(fixture);
  });
  const totalOf = (account: AccountLine, window: DateWindow) => {
    const { connector, accessToken } = reader;
    return connector.ads.readAccountTotals({ accessToken, account, window });
  };

  it('reads the total of every ad account to the micro', async () => {
    for (const account of fixture.accounts) {
      for (const window of windows) {
        const expected = worldSumsOf(worldOf(fixture.id), account.externalId, window);
        expect(await totalOf(account, window)).toEqual({
          currency: account.currency,
          spendMicros: expected.spendMicros,
          impressions: hasLack(impressions) ? null : expected.impressions,
        });
      }
    }
  });

  it('reads the total that the account counts, not the sum of its campaigns', async () => {
    const world = worldOf(fixture.id);
    const account = accountOf(fixture, fixture.mainAccount);
    const [window] = windows;
    if (!window) throw new Error('the fixture has no window');
    const before = worldSumsOf(world, account.externalId, window);
    expect(before.spendMicros).toBeGreaterThan(0n);
    world.driftTotals(worldId(account.externalId), 5);
    const drifted = await totalOf(account, window);
    world.driftTotals(worldId(account.externalId), 0);
    expect(Number(drifted.spendMicros) / Number(before.spendMicros)).toBeCloseTo(1.05, 5);
    if (!hasLack(impressions)) expect(Number(drifted.impressions) / before.impressions).toBeCloseTo(1.05, 2);
  });
});
