import { AppError } from '@/lib/errors';
import { MAX_BODY_BYTES, readRawBody } from './read-raw-body';

/** @throws AppError `unsupported_media_type`, `payload_too_large`, `request_timeout` or `invalid_input` */
export async function readJsonBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new AppError('unsupported_media_type', 'Send the body as Content-Type: application/json.');
  }
  const bytes = await readRawBody(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('invalid_input', 'The body is not JSON.', {
      invalidParams: [{ name: 'body', reason: 'not JSON in UTF-8' }],
    });
  }
}
