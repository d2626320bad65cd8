import 'server-only';
import { z } from 'zod';
import { dayInZone } from '@/lib/dates';
import type { Answer, Classification } from '@/lib/vendor-http/classify-status';
import { createVendorClient } from '@/lib/vendor-http/vendor-client';
import type { FxPublisher } from './fx-publisher';
import { parseReferenceRates, type ReferenceRate } from './parse-reference-rates';

// The whole history has about 8 MB.
const TIMEOUT_MS = 60_000;
// Where a day begins first.
const EARLIEST_ZONE = 'Pacific/Kiritimati';
const REPEATABLE = [408, 425, 429];

/** @throws VendorError for a publisher that does not answer, and for an answer of another form or with a day to come */
export function readReferenceRates(
  { source, recent, history, sandboxOrigin }: FxPublisher,
  part: 'recent' | 'history',
  now: Date,
): Promise<ReferenceRate[]> {
  const client = createVendorClient({ platform: source, sandboxOrigin, classify, timeoutMs: TIMEOUT_MS });
  const url = part === 'history' ? (history ?? recent) : recent;
  return client.request({
    method: 'GET',
    url,
    endpoint: `GET ${part} exchange rates`,
    headers: { accept: 'application/xml, text/xml' },
    answerFormat: 'text',
    schema: ratesUntil(dayInZone(now, EARLIEST_ZONE)),
  });
}

// No token is sent, so a refusal never means a lost permission.
function classify({ status }: Answer): Classification | undefined {
  if (status < 400 || status >= 500 || REPEATABLE.includes(status)) return undefined;
  return { errorClass: 'permanent', code: 'request_rejected' };
}

function ratesUntil(lastDay: string) {
  return z.string().transform((text, context) => {
    const rates = parseReferenceRates(text);
    if (rates?.every(({ date }) => date <= lastDay)) return rates;
    context.addIssue(rates ? 'has a day in the future' : 'has another form');
    return z.NEVER;
  });
}
