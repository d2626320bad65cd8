import type { Fault } from '../../fault-schema';
import type { FaultAnswers, SandboxRequest } from '../../sandbox-platform';
import { errorResponse } from './graph-error';

const limits: Record<number, { message: string; subcode?: number; status: number }> = {
  4: { message: '(#4) Application request limit reached', status: 403 },
  17: { message: '(#17) User request limit reached', subcode: 2446079, status: 400 },
  32: { message: '(#32) Page request limit reached', status: 403 },
  429: { message: '(#4) Application request limit reached', status: 429 },
  613: { message: '(#613) Calls to this api have exceeded the rate limit.', subcode: 1996, status: 400 },
  80004: {
    message:
      '(#80004) There have been too many calls to this ad-account. Wait a bit and try again. For more info, please ' +
      'refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting#ads-management.',
    subcode: 2446079,
    status: 400,
  },
};

function rateLimited(fault: Fault) {
  const code = fault.code ?? 80004;
  const limit = limits[code] ?? { message: `(#${code}) Too many calls`, status: 400 };
  const usage = { call_count: 100, total_cputime: 31, total_time: 44 };
  const businessUsage = {
    type: 'ads_insights',
    ...usage,
    estimated_time_to_regain_access: Math.ceil(fault.retryAfterSeconds / 60),
    ads_api_access_tier: 'standard_access',
  };
  return errorResponse({
    message: limit.message,
    code: code === 429 ? 4 : code,
    ...(limit.subcode === undefined ? {} : { subcode: limit.subcode }),
    status: limit.status,
    isTransient: true,
    headers: {
      'x-app-usage': JSON.stringify(usage),
      'x-business-use-case-usage': JSON.stringify({ '500100000000001': [businessUsage] }),
    },
  });
}

/** A cursor that leads to the page of the request. */
function repeatCursor(answer: unknown, request: SandboxRequest): unknown {
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return answer;
  const after = request.query.get('after') ?? 'MAZDZD';
  const query = new URLSearchParams(request.query);
  query.set('after', after);
  const next = `${request.origin}/${request.host}${request.path}?${query}`;
  return { ...answer, paging: { cursors: { before: after, after }, next } };
}

export const metaFaultAnswers: FaultAnswers = {
  rateLimited,
  repeatCursor,
  serverError: () =>
    errorResponse({ message: 'An unknown error has occurred.', code: 1, status: 500, isTransient: true }),
  expiredToken: () =>
    errorResponse({
      message:
        'Error validating access token: Session has expired on Sunday, 01-Nov-26 04:00:00 PST. The current time is ' +
        'Sunday, 22-Nov-26 05:00:00 PST.',
      code: 190,
      subcode: 463,
      status: 401,
    }),
  revokedToken: () =>
    errorResponse({
      message: 'Error validating access token: The user has not authorized application.',
      code: 190,
      subcode: 458,
      status: 401,
    }),
  permissionMissing: () =>
    errorResponse({
      message: '(#200) Requires ads_read or ads_management permission to manage the object',
      code: 200,
      status: 403,
    }),
};
