import { NextRequest } from 'next/server';
import { beforeAll, describe, expect } from 'vitest';
import { z } from 'zod';
import { withoutDatabase } from '@/db/testing/without-database';
import { problemResponse } from '@/lib/api/problem';
import { toAppError } from '@/lib/api/to-app-error';
import { middleware } from '@/middleware';
import { itFollows, wordsIn } from './report-cases';

const ORIGIN = 'http://localhost:3000';

beforeAll(() => {
  Object.assign(process.env, {
    ...withoutDatabase,
    AUTH_URL: ORIGIN,
  });
});

/** The answer to what a report calls a request: a line such as `DELETE /api/…`, or a write that the database refuses. */
async function answerTo(request: string): Promise<Response> {
  const [, sqlState] = /SQLSTATE (\w{5})/.exec(request) ?? [];
  if (sqlState) {
    const refused = Object.assign(new Error('could not extend file'), { code: sqlState });
    return problemResponse(toAppError(new Error('Failed query', { cause: refused })), 'id');
  }
  const [method = '', address = ''] = request.split(' ');
  const pathname = address.replaceAll(/\{\w+\}/g, '5f1c7d1e-3c9c-4a52-8f57-0a8e6f7ccd01');
  return middleware(new NextRequest(`${ORIGIN}${pathname}`, { method, headers: { origin: ORIGIN } }));
}

describe('a request that cannot be served', () => {
  const report = z.object({ cases: z.array(z.object({ request: z.string(), right: z.string() })) });
  itFollows('http', report, async ({ cases }) => {
    for (const { request, right } of cases) {
      const answer = await answerTo(request);
      expect({ request, status: answer.status }).toEqual({ request, status: Number(wordsIn(/^(\d{3}) with/, right)) });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: answer.status });
      if (answer.status === 405) expect(answer.headers.get('allow')).toBe(wordsIn(/Allow: ([A-Z, ]+) and/, right));
      else expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    }
  });
});
