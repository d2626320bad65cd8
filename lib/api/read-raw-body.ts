import { AppError } from '@/lib/errors';

export const MAX_BODY_BYTES = 1_048_576;
/** A call of the engine carries the stored step results of a run, by protocol up to 4 MiB. */
export const MAX_ENGINE_BYTES = 8 * MAX_BODY_BYTES;
// The server closes the socket of an unfinished body within 15 s.
const PATIENCE_MS = 10_000;

export function payloadTooLarge(maxBytes = MAX_BODY_BYTES): AppError {
  return new AppError('payload_too_large', `The request body may have at most ${maxBytes} bytes.`);
}

/** Counts bytes whatever Content-Length says. @throws AppError `payload_too_large`, or `request_timeout` after 10 s */
export async function readRawBody(
  request: Request,
  maxBytes = MAX_BODY_BYTES,
  patienceMs = PATIENCE_MS,
): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw payloadTooLarge(maxBytes);
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  let isLate = false;
  const clock = setTimeout(() => {
    isLate = true;
    void reader.cancel();
  }, patienceMs);
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) {
        await reader.cancel();
        throw payloadTooLarge(maxBytes);
      }
      chunks.push(value);
    }
    if (isLate) throw new AppError('request_timeout', 'The request body did not arrive in time.');
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(clock);
  }
}
