import type { IsoDate } from '@/lib/dates';
import { instantAt, offsetMinutes } from '../../world/local-time';

/**
 * Minor units per major unit: 1 for these, 100 for all others, three-decimal dinars included
 * (https://developers.facebook.com/docs/marketing-api/currencies).
 */
const wholeCurrencies = new Set(['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND']);

/** Integer text in Meta's minor units. */
export function minorUnits(micros: bigint, currency: string): string {
  return (micros / (wholeCurrencies.has(currency) ? 1_000_000n : 10_000n)).toString();
}

export function majorUnits(micros: bigint): string {
  const hundredths = micros / 10_000n;
  const fraction = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${hundredths / 100n}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `2026-11-01T00:00:00+0300` */
export function graphTime(instant: Date, timeZone: string): string {
  const offset = offsetMinutes(instant, timeZone);
  const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${hours}${minutes}`;
}

export function graphTimeOn(date: IsoDate, timeZone: string, hour = 0, minute = 0): string {
  return graphTime(instantAt(date, hour, minute, timeZone), timeZone);
}
