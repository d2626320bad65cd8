import { AppError } from '@/lib/errors';

export const MAX_BODY_BYTES = 1_048_576;

/** The answer to a body above the cap. */
export function payloadTooLarge(maxBytes = MAX_BODY_BYTES): AppError {
  return new AppError('payload_too_large', `The request body may have at most ${maxBytes} bytes.`);
}

/**
 * The JSON value of a request body, read while counting: a body that is too long is refused at the cap, whatever its
 * Content-Length claims.
 * @throws AppError `unsupported_media_type`, `payload_too_large` or `invalid_input`
 */
export async function readJsonBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new AppError('unsupported_media_type', 'Send the body as Content-Type: application/json.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw payloadTooLarge(maxBytes);
  const bytes = await readCapped(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('invalid_input', 'The body is not JSON.', {
      invalidParams: [{ name: 'body', reason: 'not JSON in UTF-8' }],
    });
  }
}

/** The bytes of a body, refused at the cap. */
export async function readCapped(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw payloadTooLarge(maxBytes);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
