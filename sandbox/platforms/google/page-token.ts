import type { SandboxRequest } from '../../sandbox-platform';
import { hashOf } from '../../world/random';
import { refuse } from './google-error';

/** Google forgets a page token about two hours after it gave it. */
const tokenLifeMs = 2 * 3_600_000;

/** What a token belongs to: the customer and the very same query. */
function questionOf({ path, body }: SandboxRequest): number {
  return hashOf(path.replace(/^\/v\d+/, ''), String(body.query));
}

/** The token of the page that begins at row `offset`. */
export function pageToken(request: SandboxRequest, offset: number, now: number): string {
  return Buffer.from([offset, questionOf(request), now].join('.')).toString('base64url');
}

/** The row at which the page begins that the request asks for. @throws Refusal for a token that is not its own, or old */
export function pageOffset(request: SandboxRequest, now: number): number {
  const text = request.body.pageToken;
  if (text === undefined || text === '') return 0;
  const [offset, question, issuedAt] = Buffer.from(String(text), 'base64url').toString().split('.').map(Number);
  if (offset === undefined || issuedAt === undefined || question !== questionOf(request)) {
    throw refuse('requestError', 'INVALID_PAGE_TOKEN', 'The page token is invalid.');
  }
  if (issuedAt + tokenLifeMs <= now) throw refuse('requestError', 'EXPIRED_PAGE_TOKEN', 'The page token has expired.');
  return offset;
}
