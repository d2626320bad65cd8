import type { z } from 'zod';
import { isProduction } from '@/lib/env';
import { logger } from '@/lib/logger';

/** Checks an answer against its documented schema. Outside production a mismatch throws; in production it is logged. */
export function checkResponse(schema: z.ZodType, value: unknown, route: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return value;
  const fields = parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).slice(0, 10);
  const reason = fields.join(', ');
  if (!isProduction()) throw new Error(`The answer of ${route} breaks its schema: ${reason}`);
  logger.error({ route, reason }, 'response does not match its schema');
  return value;
}
