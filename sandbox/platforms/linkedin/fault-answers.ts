import type { FaultAnswers, SandboxRequest } from '../../sandbox-platform';
import { accessDenied, errorResponse, expiredToken, revokedToken } from './linkedin-answer';
import { tokenAfter } from './paging';

/** A page token that leads to the page of the request; lists by position have none. */
function repeatCursor(answer: unknown, request: SandboxRequest): unknown {
  if (typeof answer !== 'object' || answer === null || !('metadata' in answer)) return answer;
  return { ...answer, metadata: { nextPageToken: request.query.get('pageToken') ?? tokenAfter('') } };
}

/** LinkedIn documents no header for throttling; this one was seen in practice. */
export const linkedinFaultAnswers: FaultAnswers = {
  rateLimited: ({ retryAfterSeconds }) => {
    const answer = errorResponse({
      status: 429,
      serviceErrorCode: 101,
      code: 'TOO_MANY_REQUESTS',
      message: 'Resource level throttle limit for calls to this resource is reached.',
    });
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
  },
  serverError: () => errorResponse({ status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal Server Error' }),
  expiredToken,
  revokedToken,
  permissionMissing: () => accessDenied('adAnalytics.FINDER-analytics.202607'),
  repeatCursor,
};
