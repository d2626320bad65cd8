import { expect } from 'vitest';
import type { DateWindow, Platform, RemoteAdAccount } from '@/lib/platforms/platform';
import type { PlatformWorld } from '../world/world';
import { worldSumsOf } from './connector-sums';

interface Reading {
  platform: Platform;
  world: PlatformWorld;
  accessToken: string;
  accounts: readonly RemoteAdAccount[];
  windows: readonly DateWindow[];
  hasImpressions?: boolean;
}

/** Account totals equal the world's to the micro, and exceed the campaigns where the world drifts. */
export async function expectAccountTotals(reading: Reading): Promise<void> {
  const { platform, world, accessToken, accounts, windows, hasImpressions = true } = reading;
  const totalOf = (account: RemoteAdAccount, window: DateWindow) =>
    platform.ads.readAccountTotals({ accessToken, account, window });
  const worldId = ({ externalId }: RemoteAdAccount) => externalId.replace('act_', '');
  for (const account of accounts) {
    for (const window of windows) {
      const { spendMicros, impressions } = worldSumsOf(world, worldId(account), window);
      const expected = { currency: account.currency, spendMicros, impressions: hasImpressions ? impressions : null };
      expect(await totalOf(account, window)).toEqual(expected);
    }
  }
  const [account, window] = [accounts[0], windows[0]];
  if (!account || !window) throw new Error('there is no account to drift');
  const before = worldSumsOf(world, worldId(account), window);
  expect(before.spendMicros).toBeGreaterThan(0n);
  world.driftTotals(worldId(account), 5);
  const drifted = await totalOf(account, window);
  world.driftTotals(worldId(account), 0);
  expect(Number(drifted.spendMicros) / Number(before.spendMicros)).toBeCloseTo(1.05, 5);
  if (hasImpressions) expect(Number(drifted.impressions) / before.impressions).toBeCloseTo(1.05, 2);
}
