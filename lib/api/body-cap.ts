import { isEnginePath } from '@/lib/engine/is-engine-path';
import type { AppError } from '@/lib/errors';
import { MAX_BODY_BYTES, MAX_ENGINE_BYTES, payloadTooLarge } from './read-raw-body';

export function maxBodyBytes(pathname: string): number {
  return isEnginePath(pathname) ? MAX_ENGINE_BYTES : MAX_BODY_BYTES;
}

/** Null also for a body without a length, which is counted as it arrives. */
export function refusedBody(contentLength: string | null | undefined, pathname: string): AppError | null {
  const max = maxBodyBytes(pathname);
  return Number(contentLength ?? 0) > max ? payloadTooLarge(max) : null;
}
