import { calendarDay } from '@/lib/calendar-day';
import type { IsoDate } from '@/lib/dates';

/** 1 euro = `rate` `currency` on `date`. */
export interface ReferenceRate {
  date: IsoDate;
  currency: string;
  rate: string;
}

// One tag with attributes, a comment, the declaration, or text. Document types, CDATA sections and entities in attributes
// match nothing: this format has none.
const PIECE =
  /<\?xml[^<>]*\?>|<!--(?:(?!--)[\s\S])*-->|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*(\/?)>|[^<]+/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const CURRENCY = /^[A-Z]{3}$/;
// The limits of `fx_reference_rates.rate`, above 0.
const RATE = /^(?=.*[1-9])\d{1,10}(?:\.\d{1,10})?$/;
const NOT_QUOTED = 'N/A';

/**
 * Reads the format of the European Central Bank: `Cube time` with `Cube currency rate` in it, below the envelope.
 * Currencies that are not quoted on a day are left out. Null: anything else than this format, or no rate in it.
 * Format: https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates
 */
export function parseReferenceRates(text: string): ReferenceRate[] | null {
  const found = new Map<string, ReferenceRate>();
  const open: string[] = [];
  let day: IsoDate | null = null;
  let hasRoot = false;
  for (const piece of pieces(text)) {
    if (piece === null) return null;
    if (typeof piece === 'string') {
      // Only the sender's elements have text.
      if (piece.trim() !== '' && !open.at(-1)?.startsWith('gesmes:')) return null;
      continue;
    }
    const { name, closes, isEmpty, attributes } = piece;
    if (closes) {
      if (open.pop() !== name) return null;
      // The day ends with its element: envelope, Cube, Cube time.
      if (open.length < 3) day = null;
      continue;
    }
    if (open.length === 0 && (hasRoot || name !== 'gesmes:Envelope')) return null;
    hasRoot = true;
    if (name === 'Cube' && attributes.size > 0) {
      const read = readCube(attributes, day);
      if (!read) return null;
      if ('time' in read) {
        if (open.length !== 2 || isEmpty) return null;
        day = read.time;
      } else if (read.rate !== NOT_QUOTED) {
        const key = `${read.date} ${read.currency}`;
        if (found.has(key)) return null;
        found.set(key, read);
      }
    }
    if (!isEmpty) open.push(name);
  }
  return open.length === 0 && found.size > 0 ? [...found.values()] : null;
}

interface Tag {
  name: string;
  closes: boolean;
  isEmpty: boolean;
  attributes: Map<string, string>;
}

// Tags and the text between them; null where the document is no such.
function* pieces(text: string): Generator<Tag | string | null> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  PIECE.lastIndex = 0;
  for (let at = 0; at < body.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(body);
    if (!match) return yield null;
    const [whole, slash, name, written = '', empty] = match;
    if (name === undefined) {
      if (!whole.startsWith('<')) yield whole;
      continue;
    }
    const attributes = [...written.matchAll(ATTRIBUTE)].map(([, key = '', double, single]): [string, string] => [
      key,
      double ?? single ?? '',
    ]);
    yield { name, closes: slash === '/', isEmpty: empty === '/', attributes: new Map(attributes) };
  }
}

function readCube(attributes: Map<string, string>, day: IsoDate | null): { time: IsoDate } | ReferenceRate | null {
  const [time, currency, rate] = ['time', 'currency', 'rate'].map((name) => attributes.get(name));
  if (time !== undefined) return attributes.size === 1 && calendarDay.safeParse(time).success ? { time } : null;
  if (day === null || currency === undefined || rate === undefined || attributes.size !== 2) return null;
  return CURRENCY.test(currency) && (rate === NOT_QUOTED || RATE.test(rate)) ? { date: day, currency, rate } : null;
}
