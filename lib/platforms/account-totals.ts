import { VendorError } from '@/lib/vendor-http/vendor-error';
import { halvesOf } from './day-ranges';
import type { DateWindow, RemoteAccountTotals } from './platform';

export type AccountFigures = Omit<RemoteAccountTotals, 'currency'>;

const NOTHING: AccountFigures = { spendMicros: 0n, impressions: 0 };

function plus(sum: AccountFigures, part: AccountFigures): AccountFigures {
  const isCounted = sum.impressions !== null && part.impressions !== null;
  return {
    spendMicros: sum.spendMicros + part.spendMicros,
    impressions: isCounted ? Number(sum.impressions) + Number(part.impressions) : null,
  };
}

export function sumOf(parts: readonly AccountFigures[]): AccountFigures {
  return parts.reduce(plus, NOTHING);
}

/** The sum over `ranges`, read one after another. A range that is too large for the platform is read in halves. */
export async function readRanges(
  ranges: readonly DateWindow[],
  read: (range: DateWindow) => Promise<AccountFigures>,
): Promise<AccountFigures> {
  const left = [...ranges];
  const parts: AccountFigures[] = [];
  for (let range = left.shift(); range; range = left.shift()) {
    try {
      parts.push(await read(range));
    } catch (error) {
      const halves = error instanceof VendorError && error.needsSmallerRequest ? halvesOf(range) : undefined;
      if (!halves) throw error;
      left.unshift(...halves);
    }
  }
  return sumOf(parts);
}
