import { z } from 'zod';

/** Kinds that answer instead of the platform, and those that damage what the platform answered. */
const faultKinds = [
  'rate_limited',
  'http_500',
  'html_503',
  'timeout',
  'reset',
  'down',
  'expired_token',
  'revoked_token',
  'permission_missing',
  'truncated_page',
  'half_page_then_reset',
  'malformed_json',
  'schema_drift',
  'repeated_cursor',
  'huge_body',
] as const;

const regularExpression = z.string().refine(isRegularExpression, { message: 'is not a regular expression' });

/** A fault as switched on by a test or over HTTP. */
export const faultInput = z.strictObject({
  kind: z.enum(faultKinds),
  /** Which requests it hits; nothing given: every request to any platform. `pathPattern` sees `/<host>/<path>`. */
  match: z
    .strictObject({
      platform: z.string().optional(),
      method: z.string().optional(),
      pathPattern: regularExpression.optional(),
    })
    .default({}),
  /** Matching requests to let through first. */
  skip: z.int().min(0).default(0),
  /** Requests to hit before it is off; not given: until removed. */
  times: z.int().min(1).optional(),
  /** Share of matching requests that are hit. */
  probability: z.number().min(0).max(1).default(1),
  /** `timeout`: how long nothing is sent before the socket is closed, at the latest when the fault is removed. */
  delayMs: z.int().min(0).default(60_000),
  /** `rate_limited`: how long the platform says to wait. */
  retryAfterSeconds: z.int().min(0).default(300),
  /** `rate_limited`: the platform's own code for the limit; each platform has a default. */
  code: z.int().optional(),
  /** `schema_drift`: the field, or several with commas between, that changes wherever it occurs, and how. */
  field: z.string().default('id'),
  change: z.enum(['rename', 'remove', 'retype']).default('remove'),
  /** `huge_body`: bytes of filling. */
  bytes: z
    .int()
    .min(0)
    .max(256 * 1024 * 1024)
    .default(32 * 1024 * 1024),
});

export type FaultInput = z.input<typeof faultInput>;
export type Fault = z.output<typeof faultInput> & { id: string; hits: number };

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
