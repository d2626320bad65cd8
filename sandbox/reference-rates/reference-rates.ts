import { addDays, type IsoDate } from '@/lib/dates';
import { jsonResponse } from '../json-response';
import type { FaultAnswers, SandboxRequest, SandboxResponse } from '../sandbox-platform';
import { ratesOfDay } from './rates-of-day';
import { publishedDays } from './target-days';

/** In faults (`match.platform`) and addresses. */
export const REFERENCE_RATES = { id: 'ecb', host: 'www.ecb.europa.eu' } as const;

// The bank's own history begins in 1999.
const FIRST_DAY = '2024-01-02';
const RECENT_DAYS = 90;

/** The bank's files of euro reference rates. */
export function answerReferenceRates({ method, path }: SandboxRequest, seed: string, now: Date): SandboxResponse {
  const file = /^\/stats\/eurofxref\/eurofxref-(daily|hist-90d|hist)\.xml$/.exec(path)?.[1];
  if (method !== 'GET' || !file) return jsonResponse({ error: `Not emulated: ${method} ${path}` }, 404);
  const first = file === 'hist' ? FIRST_DAY : addDays(now.toISOString().slice(0, 10), -RECENT_DAYS);
  const days = publishedDays(first, now);
  const body = document(seed, file === 'daily' ? days.slice(0, 1) : days);
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

function document(seed: string, days: readonly IsoDate[]): string {
  const cubes = days.map((day) => {
    const rates = ratesOfDay(seed, day).map(
      ([currency, rate]) => `\t\t\t<Cube currency='${currency}' rate='${rate ?? 'N/A'}'/>\n`,
    );
    return `\t\t<Cube time='${day}'>\n${rates.join('')}\t\t</Cube>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
${cubes.join('')}\t</Cube>
</gesmes:Envelope>`;
}

const page = (status: number, headers: Record<string, string> = {}): SandboxResponse => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: `<html><body><h1>${status}</h1></body></html>`,
});

// The files need no token: faults about tokens are refusals.
export const referenceRateFaults: FaultAnswers = {
  rateLimited: ({ retryAfterSeconds }) => page(429, { 'retry-after': String(retryAfterSeconds) }),
  serverError: () => page(500),
  expiredToken: () => page(401),
  revokedToken: () => page(401),
  permissionMissing: () => page(403),
  repeatCursor: (answer) => answer,
};
