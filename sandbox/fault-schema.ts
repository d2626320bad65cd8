import { z } from 'zod';

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

export const faultInput = z.strictObject({
  kind: z.enum(faultKinds),
  /** An empty match hits every request. `pathPattern` matches `/<host>/<path>`. */
  match: z
    .strictObject({
      platform: z.string().optional(),
      method: z.string().optional(),
      pathPattern: regularExpression.optional(),
    })
    .default({}),
  /** Matching requests to let through first. */
  skip: z.int().min(0).default(0),
  /** Requests to hit until it ends; without it the fault stays until it is removed. */
  times: z.int().min(1).optional(),
  /** Share of the matching requests, from 0 to 1. */
  probability: z.number().min(0).max(1).default(1),
  /** `timeout`: time until the socket is closed; removing the fault closes it at once. */
  delayMs: z.int().min(0).default(60_000),
  /** `rate_limited`: the wait that the platform reports. */
  retryAfterSeconds: z.int().min(0).default(300),
  /** `rate_limited`: the platform's code; each platform has a default. */
  code: z.int().optional(),
  /** `schema_drift`: fields, separated by commas, that change wherever they occur. */
  field: z.string().default('id'),
  change: z.enum(['rename', 'remove', 'retype']).default('remove'),
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
