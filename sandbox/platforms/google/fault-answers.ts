import type { FaultAnswers, SandboxRequest } from '../../sandbox-platform';
import { adsFailure, errorInfo } from './google-error';
import { pageToken } from './page-token';

/** A page that leads to the very page that was asked for. Streams have no pages, and stay as they are. */
function repeatCursor(answer: unknown, request: SandboxRequest): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  return { ...answer, nextPageToken: request.body.pageToken ?? pageToken(request, 0, Date.now()) };
}

/** How Google words the failures. It has no headers for rate limits: the wait is in the body. */
export const googleFaultAnswers: FaultAnswers = {
  rateLimited: ({ retryAfterSeconds }) =>
    adsFailure('quotaError', 'RESOURCE_TEMPORARILY_EXHAUSTED', 'Too many requests. Retry in some seconds.', {
      quotaErrorDetails: {
        rateScope: 'DEVELOPER',
        rateName: 'Requests per service per method',
        retryDelay: `${retryAfterSeconds}s`,
      },
    }),
  serverError: () => adsFailure('internalError', 'INTERNAL_ERROR', 'An internal error has occurred.'),
  expiredToken: () => errorInfo('UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED'),
  revokedToken: () =>
    adsFailure('authenticationError', 'OAUTH_TOKEN_REVOKED', 'OAuth token in the header was revoked.'),
  permissionMissing: () =>
    adsFailure('authorizationError', 'USER_PERMISSION_DENIED', "User doesn't have permission to access customer."),
  repeatCursor,
};
