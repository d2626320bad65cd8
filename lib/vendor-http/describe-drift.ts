import type { z } from 'zod';

/** Where an answer left its documented shape: paths and kinds of mismatch, never values. */
export function describeDrift(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.') || '(answer)'} ${issue.code}`)
    .join(', ');
}
