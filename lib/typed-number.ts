export type TypedNumberRefusal = 'required' | 'notANumber' | 'separators' | 'tooPrecise' | 'tooLarge';

export type TypedNumber = { decimal: string; refusal?: never } | { decimal?: never; refusal: TypedNumberRefusal };

export type NumberUnit =
  | { kind: 'money'; currency: string }
  | { kind: 'count' }
  | { kind: 'multiple' }
  | { kind: 'percent' }
  | { kind: 'rate'; quote?: string };

interface DigitLimits {
  whole: number;
  decimals: number;
}

// The limits of `fx_rates.rate`.
const RATE_DIGITS: DigitLimits = { whole: 10, decimals: 10 };

const INVISIBLE = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;
// Arabic-Indic, Persian and full-width digits.
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
const SPACES = /[\s\u00a0\u2007-\u200a\u202f]+/g;
const APOSTROPHES = /['\u2019\u066c]/g;
const NUMERIC = /^[+-]?[\d.,_ ]*\d[\d.,_ ]*$/;

/** Refuses what other languages read differently (`3,5`, `13.000` riyals), unlike @internationalized's NumberParser. */
export function readTypedNumber(typed: string, unit: NumberUnit): TypedNumber {
  const text = withoutPercentSign(typed, unit)
    .replace(INVISIBLE, '')
    .trim()
    .replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\u066b/g, '.')
    .replace(/\u060c/g, ',')
    .replace(/\u2212/g, '-')
    .replace(APOSTROPHES, '_')
    .replace(SPACES, ' ');
  if (text === '') return { refusal: 'required' };
  if (!NUMERIC.test(text)) return { refusal: 'notANumber' };
  return readSeparated(text, digitLimits(unit));
}

function digitLimits(unit: NumberUnit): DigitLimits {
  if (unit.kind === 'rate') return RATE_DIGITS;
  if (unit.kind !== 'money') return { whole: 13, decimals: 2 };
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: unit.currency });
  return { whole: 13, decimals: format.resolvedOptions().maximumFractionDigits ?? 2 };
}

function withoutPercentSign(typed: string, unit: NumberUnit): string {
  return unit.kind === 'percent' ? typed.replace(/[%\u066a]/, '') : typed;
}

function readSeparated(text: string, limits: DigitLimits): TypedNumber {
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '', decimals = '', ...more] = text.replace(/^[+-] ?/, '').split('.');
  if (more.length > 0 || !/^\d*$/.test(decimals) || (text.includes('.') && decimals === '')) {
    return { refusal: 'separators' };
  }
  const separator = /[,_ ]/.exec(whole)?.[0];
  const groups = separator ? whole.split(separator) : [whole];
  if (separator && !isGrouped(groups)) return { refusal: 'separators' };
  const digits = groups.join('').replace(/^0+(?=\d)/, '') || '0';
  if (digits.length > limits.whole) return { refusal: 'tooLarge' };
  // Many people read `13.000` as thirteen thousand: three decimals count only where the unit can have them.
  if (decimals.length === 3 && limits.decimals < 3) return { refusal: 'separators' };
  const fraction = decimals.replace(/0+$/, '');
  if (fraction.length > limits.decimals) return { refusal: 'tooPrecise' };
  return { decimal: `${sign}${digits}${fraction && `.${fraction}`}` };
}

// One to three digits, not led by 0, then groups of exactly three.
function isGrouped([first = '', ...rest]: string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}
