import type { z } from 'zod';

/** Paths and kinds of mismatch, never values. */
export function describeDrift(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.') || '(answer)'} ${issue.code}`)
    .join(', ');
}
