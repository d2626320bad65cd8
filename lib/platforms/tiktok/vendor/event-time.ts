import { timeOf } from '../../webhook';

// Seconds of the year 5138; as milliseconds that is 1973, before any event.
const MOST_SECONDS = 99_999_999_999;

/** TikTok documents seconds; live events with milliseconds were seen. */
export function eventTime(value: number | undefined): Date | null {
  return timeOf(value, value !== undefined && value > MOST_SECONDS ? 'milliseconds' : 'seconds');
}
