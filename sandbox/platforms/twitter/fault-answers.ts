import { z } from 'zod';
import type { Fault } from '../../fault-schema';
import type { FaultAnswers, SandboxRequest } from '../../sandbox-platform';
import { cursorAt } from './ads-listing';
import { adsError, numbered, unauthorized } from './api-answer';
import { snowflake } from './ids';
import { tokenAfter } from './timeline';

/** X sends the instant at which the limit ends. */
function rateLimited({ retryAfterSeconds }: Fault) {
  const reset = String(Math.floor(Date.now() / 1000) + retryAfterSeconds);
  return adsError(429, 'TOO_MANY_REQUESTS', 'You have exceeded the number of requests permitted', {
    headers: { 'x-rate-limit-limit': '250', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
  });
}

const adsPage = z.looseObject({ next_cursor: z.string().nullable() });
const postsPage = z.looseObject({ meta: z.looseObject({}) });

const afterEveryPost = snowflake(Date.parse('2035-01-01T00:00:00Z'));

/** A cursor that leads to the page of the request; figures have no pages. */
function repeatCursor(answer: unknown, { query }: SandboxRequest): unknown {
  const ads = adsPage.safeParse(answer).data;
  if (ads) return { ...ads, next_cursor: query.get('cursor') ?? cursorAt(0) };
  const posts = postsPage.safeParse(answer).data;
  if (!posts) return answer;
  const token = query.get('pagination_token') ?? tokenAfter(afterEveryPost);
  return { ...posts, meta: { ...posts.meta, next_token: token } };
}

export const twitterFaultAnswers: FaultAnswers = {
  rateLimited,
  repeatCursor,
  serverError: () => adsError(500, 'INTERNAL_ERROR', 'An internal error occurred'),
  // X has one text for an expired and an unknown token.
  expiredToken: unauthorized,
  revokedToken: () => numbered(401, 89, 'Invalid or expired token.'),
  permissionMissing: () =>
    adsError(403, 'INSUFFICIENT_USER_AUTHORIZED_PERMISSION', 'The user has no role in this account'),
};
