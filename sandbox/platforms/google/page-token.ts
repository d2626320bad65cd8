import type { SandboxRequest } from '../../sandbox-platform';
import { hashOf } from '../../world/random';
import { refuse } from './google-error';

/** A page token expires after about two hours. */
const tokenLifeMs = 2 * 3_600_000;

/** A page token is valid for one customer and one query. */
function questionOf({ path, body }: SandboxRequest): number {
  return hashOf(path.replace(/^\/v\d+/, ''), String(body.query));
}

export function pageToken(request: SandboxRequest, offset: number, now: number): string {
  return Buffer.from([offset, questionOf(request), now].join('.')).toString('base64url');
}

/** @throws Refusal for a token of another query, or an expired one */
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
