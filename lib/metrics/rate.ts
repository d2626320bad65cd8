/** 1 unit = `numerator / denominator` of another currency; a fraction, so that chains and inverses are exact. */
export interface Rate {
  numerator: bigint;
  denominator: bigint;
}

export const sameCurrency: Rate = { numerator: 1n, denominator: 1n };

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** Of a decimal string above 0. @throws RangeError for anything else */
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
