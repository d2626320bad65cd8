// Money is an integer count of micros (millionths of the currency's major unit) beside the ISO 4217 code it was reported
// in. Micros hold every currency without loss, the three-decimal dinars included.

const MICROS_PER_UNIT = 1_000_000n;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** "18.37" -> 18370000n, rounded half away from zero after six decimals. @throws RangeError for anything else */
export function microsFromDecimal(text: string): bigint {
  const match = DECIMAL.exec(text.trim());
  if (!match) throw new RangeError(`Not a decimal amount: ${JSON.stringify(text.slice(0, 40))}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const kept = BigInt(whole) * MICROS_PER_UNIT + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  const rounded = Number(fraction[6] ?? '0') >= 5 ? kept + 1n : kept;
  return sign === '-' ? -rounded : rounded;
}

export function decimalFromMicros(amountMicros: bigint): string {
  const negative = amountMicros < 0n;
  const absolute = negative ? -amountMicros : amountMicros;
  const fraction = (absolute % MICROS_PER_UNIT).toString().padStart(6, '0').replace(/0+$/, '');
  const text = `${absolute / MICROS_PER_UNIT}${fraction ? `.${fraction}` : ''}`;
  return negative ? `-${text}` : text;
}
