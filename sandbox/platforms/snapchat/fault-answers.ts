import type { FaultAnswers, SandboxRequest } from '../../sandbox-platform';
import { cursorAfter, nextLink } from './paging';
import { errorResponse, forbidden, unauthorized } from './snap-answer';

/** A cursor that leads to the page of the request. */
function repeatCursor(answer: unknown, request: SandboxRequest): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  return { ...answer, paging: { next_link: nextLink(request, request.query.get('cursor') ?? cursorAfter('')) } };
}

/** Snap documents no header for throttling; these were seen in practice. */
export const snapchatFaultAnswers: FaultAnswers = {
  rateLimited: ({ retryAfterSeconds }) => {
    const answer = errorResponse(429, 'E1003', 'Too many requests: the rate limit of the app was exceeded');
    return { ...answer, headers: { ...answer.headers, 'x-rate-limit-reset': String(retryAfterSeconds) } };
  },
  serverError: () => errorResponse(500, 'E1000', 'Internal server error'),
  expiredToken: () => unauthorized('The access token expired'),
  revokedToken: () => unauthorized('The access token is invalid'),
  permissionMissing: forbidden,
  repeatCursor,
};
