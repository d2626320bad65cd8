import 'server-only';
import { isOwnHost } from '@/lib/engine/own-address';
import { readSignature, SIGNATURE_HEADER } from '@/lib/engine/signature-header';
import { canonicalJson, verifySignature } from '@/lib/engine/signing';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { rateLimited, takeFromTier } from '@/lib/rate-limit/rate-limit';
import { MAX_ENGINE_BYTES, readRawBody } from './read-raw-body';

function unsigned(): AppError {
  return new AppError('unauthenticated', 'Only the engine may call this address: sign the call with its signing key.');
}

// The signature covers the canonical JSON of the body; null when it is no JSON object.
function signedText(body: string): string | null {
  if (body === '') return '';
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? canonicalJson(value) : null;
  } catch {
    return null;
  }
}

function isSigned(signature: string | null, body: string): boolean {
  const { INNGEST_SIGNING_KEY, INNGEST_SIGNING_KEY_FALLBACK } = env();
  const text = signedText(body);
  if (text === null) return false;
  return [INNGEST_SIGNING_KEY, INNGEST_SIGNING_KEY_FALLBACK].some(
    (key) => key !== undefined && verifySignature(key, signature, text, Date.now()),
  );
}

// Only calls without a valid signature count, by address.
async function refuse(request: Request): Promise<never> {
  const verdict = await takeFromTier('engine', 'route', clientNetwork(request.headers));
  throw verdict.allowed ? unsigned() : rateLimited(verdict);
}

/**
 * @throws AppError `forbidden` for another host, `unauthenticated` without a valid signature, `rate_limited`,
 * `payload_too_large`, `request_timeout`
 */
export async function readEngineCall(request: Request): Promise<string> {
  if (!isOwnHost(request.headers.get('host'))) {
    throw new AppError(
      'forbidden',
      'The Host header is not an address of this server (AUTH_URL, INNGEST_SERVE_ORIGIN).',
    );
  }
  const signature = request.headers.get(SIGNATURE_HEADER);
  if (!readSignature(signature, Date.now())) return refuse(request);
  const body = (await readRawBody(request, MAX_ENGINE_BYTES)).toString('utf8');
  return isSigned(signature, body) ? body : refuse(request);
}
