import type { FxRateKey } from './schema';

/** The subject of the rate in the audit log. */
export function fxRateName({ base, quote, date }: FxRateKey): string {
  return `${base}/${quote}/${date}`;
}
