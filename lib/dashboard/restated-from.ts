import { addDays, type IsoDate } from '@/lib/dates';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { createPlatform } from '@/lib/platforms/registry';

const lookbacks = new Map<PlatformId, number>();

// A property of the connector, so no client id is needed.
function lookbackDays(platform: PlatformId): number {
  const known = lookbacks.get(platform);
  if (known !== undefined) return known;
  const days = createPlatform(platform, { clientId: 'unused', clientSecret: 'unused' }).lookbackDays;
  lookbacks.set(platform, days);
  return days;
}

/**
 * First day that some connected platform may still restate; null when nothing is connected or every day up to `to` is
 * final.
 */
export function restatedFrom(platforms: Iterable<string>, today: IsoDate, to: IsoDate): IsoDate | null {
  const connected = new Set(platforms);
  const first = platformIds
    .filter((platform) => connected.has(platform))
    .map((platform) => addDays(today, -lookbackDays(platform)))
    .sort()[0];
  return first && first <= to ? first : null;
}
