import type { z } from 'zod';
import { retryAfterSeconds } from './backoff';
import { type Answer, type Classification, classifyStatus } from './classify-status';
import { describeDrift } from './describe-drift';
import { parseForm } from './parse-form';
import { parseJson } from './parse-json';
import { routedUrl } from './routed-url';
import type { VendorRequest } from './vendor-client';
import { VendorError } from './vendor-error';

export interface ExchangeOptions {
  platform: string;
  sandboxOrigin?: string | undefined;
  classify: (answer: Answer) => Classification | undefined;
  requestIdHeader?: string | undefined;
  timeoutMs: number;
  maxAnswerBytes: number;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: VendorError };

// The form of codes and request ids; other texts are dropped, because they could hold a secret.
const PLAIN_CODE = /^[\w.:/+=-]{1,80}$/;
const plain = (text: string | undefined) => (text !== undefined && PLAIN_CODE.test(text) ? text : undefined);

const headerOf = (response: Response | undefined, name: string | undefined) =>
  (name ? response?.headers.get(name) : undefined) ?? undefined;

function bodyOf({ form, encodedForm, json }: VendorRequest<z.ZodType>): URLSearchParams | string | undefined {
  if (form) return new URLSearchParams(form);
  return encodedForm ?? (json === undefined ? undefined : JSON.stringify(json));
}

function send(options: ExchangeOptions, request: VendorRequest<z.ZodType>): Promise<Response> {
  const url = new URL(request.url);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  const body = bodyOf(request);
  return fetch(routedUrl(url, options.sandboxOrigin), {
    method: request.method,
    headers: {
      accept: 'application/json',
      ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(request.encodedForm === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...request.headers,
      ...request.authorize?.(url),
    },
    ...(body === undefined ? {} : { body }),
    // Following a redirect would carry our token to a host that we did not choose.
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(options.timeoutMs),
  });
}

class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

// Bytes are counted after decompression: neither a false Content-Length nor a compression bomb fills the memory.
// @throws BodyTooLarge as soon as more than `maxBytes` arrived; the connection is closed
async function readBody(response: Response, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    total += value.byteLength;
    if (total > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new BodyTooLarge();
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
}

// The cause is dropped: network errors quote URLs, and URLs hold tokens.
function networkFailure(error: unknown): Classification {
  if (error instanceof BodyTooLarge)
    return { errorClass: 'transient', code: 'answer_too_large', needsSmallerRequest: true };
  if (error instanceof Error && error.name === 'TimeoutError') return { errorClass: 'transient', code: 'timeout' };
  return { errorClass: 'transient', code: 'connection_failed' };
}

function parseAnswer(text: string, request: VendorRequest<z.ZodType>): { value: unknown } | undefined {
  if (text === '' && request.mayBeEmpty) return { value: undefined };
  if (request.answerFormat === 'text') return { value: text };
  return parseJson(text) ?? (request.answerFormat === 'form' ? parseForm(text) : undefined);
}

export async function exchange<Schema extends z.ZodType>(
  options: ExchangeOptions,
  request: VendorRequest<Schema>,
): Promise<Outcome<z.output<Schema>>> {
  const failed = (why: Classification, response?: Response, drift?: string): Outcome<never> => ({
    ok: false,
    error: new VendorError(why.errorClass, why.code, {
      platform: options.platform,
      endpoint: request.endpoint,
      httpStatus: response?.status,
      retryAfterSeconds: why.retryAfterSeconds ?? (response && retryAfterSeconds(response.headers, Date.now())),
      vendorCode: plain(why.vendorCode),
      vendorSubcode: plain(why.vendorSubcode),
      vendorRequestId: plain(why.vendorRequestId ?? headerOf(response, options.requestIdHeader)),
      needsSmallerRequest: why.needsSmallerRequest,
      drift,
    }),
  });

  let response: Response | undefined;
  let text: string;
  try {
    response = await send(options, request);
    text = await readBody(response, options.maxAnswerBytes);
  } catch (error) {
    return failed(networkFailure(error), response);
  }

  const parsedBody = parseAnswer(text, request);
  const answer: Answer = { status: response.status, headers: response.headers, body: parsedBody?.value };
  const failure = options.classify(answer) ?? classifyStatus(answer);
  if (failure) return failed(failure, response);
  if (!parsedBody) return failed({ errorClass: 'transient', code: 'malformed_answer' }, response);

  const parsed = request.schema.safeParse(parsedBody.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return failed({ errorClass: 'permanent', code: 'unexpected_answer' }, response, describeDrift(parsed.error));
}
