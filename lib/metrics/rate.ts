/** 1 unit of one currency = `numerator / denominator` of another. A fraction, so that chains and inverses stay exact. */
export interface Rate {
  numerator: bigint;
  denominator: bigint;
}

export const sameCurrency: Rate = { numerator: 1n, denominator: 1n };

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/**
 * Rate of a decimal string above 0 ("3.75").
 * @throws RangeError for anything else
 */
export function rateFromDecimal(text: string): Rate {
  const match = DECIMAL.exec(text.trim());
  const fractionDigits = match?.[2] ?? '';
  const numerator = match ? BigInt(`${match[1]}${fractionDigits}`) : 0n;
  if (numerator === 0n) throw new RangeError('An exchange rate is a decimal number above 0.');
  return { numerator, denominator: 10n ** BigInt(fractionDigits.length) };
}

export function inverse(rate: Rate): Rate {
  return { numerator: rate.denominator, denominator: rate.numerator };
}

export function chain(first: Rate, second: Rate): Rate {
  return {
    numerator: first.numerator * second.numerator,
    denominator: first.denominator * second.denominator,
  };
}
