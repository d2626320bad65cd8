import { isEnginePath } from '@/lib/engine/is-engine-path';
import { AppError } from '@/lib/errors';
import { MAX_BODY_BYTES, MAX_ENGINE_BYTES, payloadTooLarge } from './read-raw-body';

export function maxBodyBytes(pathname: string): number {
  return isEnginePath(pathname) ? MAX_ENGINE_BYTES : MAX_BODY_BYTES;
}

export function unexpectedBody(): AppError {
  return new AppError('invalid_input', 'This request takes no body.', {
    invalidParams: [{ name: 'body', reason: 'must be absent' }],
  });
}

/** Null also for a body without a length, which is counted as it arrives. */
export function refusedBody(
  method: string,
  contentLength: string | null | undefined,
  pathname: string,
): AppError | null {
  const max = maxBodyBytes(pathname);
  const length = Number(contentLength ?? 0);
  if (length > max) return payloadTooLarge(max);
  return length > 0 && (method === 'GET' || method === 'HEAD') ? unexpectedBody() : null;
}
