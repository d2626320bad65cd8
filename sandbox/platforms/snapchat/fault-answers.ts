import type { FaultAnswers, SandboxRequest } from '../../sandbox-platform';
import { cursorAfter, nextLink } from './paging';
import { errorResponse, forbidden, unauthorized } from './snap-answer';

/** The answer with `paging` leading to the very page that was asked for. */
function repeatCursor(answer: unknown, request: SandboxRequest): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  return { ...answer, paging: { next_link: nextLink(request, request.query.get('cursor') ?? cursorAfter('')) } };
}

/** How Snap words the failures. It documents no header for throttling; those that clients have seen come along. */
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
