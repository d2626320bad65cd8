import type { FaultAnswers, SandboxRequest } from '../../sandbox-platform';
import { adsFailure, errorInfo } from './google-error';
import { pageToken } from './page-token';

/** A page token that leads to the page of the request; a stream has no pages. */
function repeatCursor(answer: unknown, request: SandboxRequest): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  return { ...answer, nextPageToken: request.body.pageToken ?? pageToken(request, 0, Date.now()) };
}

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
