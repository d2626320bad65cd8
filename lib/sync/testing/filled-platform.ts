import { dayInZone } from '@/lib/dates';
import { FakePlatform, remoteAccount, remoteCampaign, remoteMetrics } from './fake-platform';
import { STEADY_ZONE } from './steady-zone';

/** A fake with so many accounts, each with a campaign and a page and a half of its metrics of today. */
export function platformOfAccounts(count: number): FakePlatform {
  const platform = new FakePlatform();
  const today = dayInZone(new Date(), STEADY_ZONE);
  platform.accounts = Array.from({ length: count }, (_, index) => remoteAccount(`act_${index + 1}`));
  for (const { externalId } of platform.accounts) {
    const ids = ['a', 'b', 'c'].map((name) => `${externalId}-${name}`);
    platform.campaigns.set(
      externalId,
      ids.slice(0, 1).map((id) => remoteCampaign(id)),
    );
    platform.metrics.set(
      externalId,
      ids.map((id) => remoteMetrics(id, today)),
    );
  }
  return platform;
}
