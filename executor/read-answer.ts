import { z } from 'zod';
import { verifySignature } from '@/lib/engine/signing';
import { parseRetryAfter } from './backoff';
import type { AppAnswer } from './call-app';
import { isRecord } from './json';

const runError = z.looseObject({
  name: z.string().default('Error'),
  message: z.string().default('Unknown error'),
  stack: z.string().optional(),
});
export type RunError = z.infer<typeof runError>;

const operation = z.object({
  id: z.string().min(1),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Operation = z.infer<typeof operation>;

export type Outcome =
  | { kind: 'finished'; output: unknown }
  | { kind: 'operations'; operations: Operation[]; retryAfterMs: number | undefined; noRetry: boolean; version: number }
  | { kind: 'failed'; error: RunError; retriable: boolean; retryAfterMs: number | undefined }
  | { kind: 'not-started'; reason: string };

export function asRunError(message: string, name = 'Error'): RunError {
  return { name, message };
}

export function readRunError(value: unknown): RunError {
  if (isRecord(value) && typeof value.message !== 'string' && typeof value.error === 'string') {
    return { name: 'Error', ...value, message: value.error };
  }
  const parsed = runError.safeParse(value);
  return parsed.success ? parsed.data : asRunError(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

function retriable(message: string): Outcome {
  return { kind: 'failed', error: asRunError(message), retriable: true, retryAfterMs: undefined };
}

function readOperations(answer: AppAnswer, value: unknown, retryAfterMs: number | undefined): Outcome {
  const parsed = z.array(operation).safeParse(Array.isArray(value) ? value : [value]);
  if (!parsed.success)
    return retriable(`The app answered with steps that cannot be read. ${z.prettifyError(parsed.error)}`);
  const noRetry = answer.headers['x-inngest-no-retry'] === 'true';
  const version = Number(answer.headers['x-inngest-req-version'] ?? 2);
  return { kind: 'operations', operations: parsed.data, retryAfterMs, noRetry, version };
}

// A 503 without the SDK's header is a server that is not up yet and costs no attempt.
export function readAnswer(answer: AppAnswer, signingKey: string | undefined, now: number): Outcome {
  const fromSdk = answer.headers['x-inngest-sdk'] !== undefined;
  if (!fromSdk && answer.status === 503) return { kind: 'not-started', reason: 'The app answered 503.' };
  if (!fromSdk) return retriable(`The app answered ${answer.status}, and not through the Inngest SDK.`);
  if (signingKey && !verifySignature(signingKey, answer.headers['x-inngest-signature'], answer.body, Date.now())) {
    return retriable(`The app answered ${answer.status} without a valid signature.`);
  }
  const body = parseJson(answer.body);
  if (!body.ok) return retriable(`The app answered ${answer.status} with something that is not JSON.`);
  const after = answer.headers['retry-after'];
  const retryAfterMs = after === undefined ? undefined : parseRetryAfter(after, now);
  if (answer.status === 206) return readOperations(answer, body.value, retryAfterMs);
  if (answer.status >= 200 && answer.status < 300 && answer.status !== 201) {
    return { kind: 'finished', output: body.value };
  }
  if (answer.status === 201) return retriable('The app streams its answers; this executor does not support that.');
  const noRetry = answer.headers['x-inngest-no-retry'];
  return { kind: 'failed', error: readRunError(body.value), retriable: noRetry !== 'true', retryAfterMs };
}
