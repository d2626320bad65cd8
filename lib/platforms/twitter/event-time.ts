import { timeOf } from '../webhook';

/** Years of four digits: the database holds no others that a date may have. */
const STORABLE = /^[1-9]\d{3}-/;

/** The time of an event, as ISO 8601; null for none. */
export function storedTime(text: string | null | undefined): Date | null {
  return timeOf(text && STORABLE.test(text) ? Date.parse(text) : undefined, 'milliseconds');
}

/** As `storedTime`, of milliseconds as text or number; fourteen digits reach the year 5138. */
export function storedMilliseconds(value: string | number | null | undefined): Date | null {
  const text = String(value ?? '');
  return timeOf(/^\d{1,14}$/.test(text) ? Number(text) : undefined, 'milliseconds');
}
