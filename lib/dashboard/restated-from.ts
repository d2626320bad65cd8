import { addDays, type IsoDate } from '@/lib/dates';
import { platformIds } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';

/** First day that some connected platform may still restate; null: every day up to `to` is final. */
export function restatedFrom(platforms: Iterable<string>, today: IsoDate, to: IsoDate): IsoDate | null {
  const connected = new Set(platforms);
  const first = platformIds
    .filter((platform) => connected.has(platform))
    .map((platform) => addDays(today, -platformDefinition(platform).lookbackDays))
    .sort()[0];
  return first && first <= to ? first : null;
}
