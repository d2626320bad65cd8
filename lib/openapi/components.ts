import { type ErrorCode, errorStatus } from '@/lib/errors';
import { errorMeanings } from './error-meanings';
import type { Json } from './schema-components';

export const problemSchema: Json = {
  type: 'object',
  description: 'An error, by RFC 9457.',
  examples: [
    {
      type: 'urn:cmis:problem:not_found',
      title: 'Not found',
      status: 404,
      code: 'not_found',
      detail: 'No such resource, or no access to it.',
      requestId: '6f1d4c1e-3a52-4a0e-9f53-6b1f0d8f7a10',
    },
  ],
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', description: '`urn:cmis:problem:` and the code.' },
    title: { type: 'string', description: 'The code in words, in English.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    code: {
      type: 'string',
      enum: Object.keys(errorStatus),
      description: 'What went wrong, for programs. The list is closed; the introduction says when each code comes.',
    },
    detail: { type: 'string', description: 'What went wrong here, in English, for people.' },
    requestId: { type: 'string', format: 'uuid', description: 'Finds the request in the log of the server.' },
    invalidParams: {
      type: 'array',
      description: 'Only of `invalid_input` and some conflicts: the fields that are not valid.',
      items: {
        type: 'object',
        required: ['name', 'reason'],
        properties: {
          name: { type: 'string', description: 'Path of the field, as `body.name` or `query.limit`.' },
          reason: { type: 'string', description: 'Why it is not valid, in English.' },
        },
      },
    },
    challenge: {
      type: 'object',
      description: 'Only of `challenge_required`, which only `/api/auth` answers: work that admits the attempt.',
    },
  },
};

const header = (description: string, schema: Json = { type: 'string' }): Json => ({ description, schema });

export const headerComponents = {
  RequestId: header('Finds the request in the log of the server.', { type: 'string', format: 'uuid' }),
  RateLimitPolicy: header('The limit: rate tier, requests (`q`) and seconds (`w`), as `"api";q=100;w=60`.'),
  RateLimit: header(
    'What is left of it: requests (`r`) and seconds until one more is free (`t`), as `"api";r=99;t=0`.',
  ),
  RetryAfter: header('Seconds to wait before the request is sent again.', { type: 'integer', minimum: 1 }),
} satisfies Record<string, Json>;

const headerRef = (name: keyof typeof headerComponents) => ({ $ref: `#/components/headers/${name}` });

export const answerHeaders = {
  'X-Request-Id': headerRef('RequestId'),
  'RateLimit-Policy': headerRef('RateLimitPolicy'),
  RateLimit: headerRef('RateLimit'),
};

const WAITING: readonly ErrorCode[] = ['rate_limited', 'unavailable', 'platform_failed'];

/** The answer of one status with the codes it comes with; `when` says more of a code than its general meaning. */
export function problemAnswer(codes: readonly ErrorCode[], when: Partial<Record<ErrorCode, string>> = {}): Json {
  const waits = codes.some((code) => WAITING.includes(code));
  return {
    description: codes.map((code) => `\`${code}\`: ${when[code] ?? errorMeanings[code]}`).join('\n\n'),
    headers: {
      'X-Request-Id': headerRef('RequestId'),
      ...(waits ? { 'Retry-After': headerRef('RetryAfter') } : {}),
      ...(codes.includes('rate_limited')
        ? { 'RateLimit-Policy': headerRef('RateLimitPolicy'), RateLimit: headerRef('RateLimit') }
        : {}),
    },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** As generated clients name it: `NotFound`. */
export function responseName(code: ErrorCode): string {
  return code.replace(/(^|_)(.)/g, (_, __, letter: string) => letter.toUpperCase());
}
