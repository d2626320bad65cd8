import { timeOf } from '../../webhook';

/** Seconds of the year 5138; as milliseconds that is 1973, before there was anything to tell. */
const MOST_SECONDS = 99_999_999_999;

/** The time of an event. TikTok documents seconds; live events with milliseconds were seen. */
export function eventTime(value: number | undefined): Date | null {
  return timeOf(value, value !== undefined && value > MOST_SECONDS ? 'milliseconds' : 'seconds');
}
